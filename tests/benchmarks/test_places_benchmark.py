import json
import subprocess
import sys
from pathlib import Path

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "places.py"
CORPUS = """<articles><article docid="1"><text>Ada Berg flew from Vilnius to Paris.
Orlevia is near.</text><toponyms>
<toponym><start>19</start><end>26</end><phrase>Vilnius</phrase><gaztag geonameid="593116"><lat>54.7</lat><lon>25.3</lon></gaztag></toponym>
<toponym><start>32</start><end>37</end><phrase>Paris</phrase><gaztag geonameid="1"><lat>33.66</lat><lon>-95.56</lon></gaztag></toponym>
<toponym><start>37</start><end>44</end><phrase>Orlevia</phrase><gaztag geonameid="2"><lat>1</lat><lon>1</lon></gaztag></toponym>
<toponym><start>0</start><end>3</end><phrase>Ada</phrase></toponym>
</toponyms></article></articles>"""


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(BENCHMARK), str(folder)], check=False, capture_output=True, text=True)


def test_names_are_counted_right_wrong_and_unresolved(tmp_path):
    (tmp_path / "invented.xml").write_text(CORPUS, encoding="utf-8")
    done = run(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "| invented | 1 | 3 | 0.3333 | 0.3333 |" in done.stdout
    figures = json.loads(done.stdout.splitlines()[-1])
    assert figures["corpora"]["invented"]["accuracy"] == 0.3333
    # with the text unread the first name is right as well: no other place of that name is as large
    assert figures["corpora"]["invented"]["most_populous_accuracy"] == 0.3333
    assert figures["corpora"]["invented"]["most_prominent_accuracy"] == 0.3333
    assert figures["load_seconds"] > 0
    assert figures["gazetteer_bytes"] <= 10_000_000


def test_a_path_without_a_corpus_is_told(tmp_path):
    for folder in (tmp_path, tmp_path / "absent"):
        done = run(folder)
        assert done.returncode == 1
        assert "no folder with XML files" in done.stderr
    (tmp_path / "bad.xml").write_text("no", encoding="utf-8")
    assert "no XML" in run(tmp_path).stderr
    (tmp_path / "bad.xml").write_text("<articles/>", encoding="utf-8")
    assert "no annotated names" in run(tmp_path).stderr
