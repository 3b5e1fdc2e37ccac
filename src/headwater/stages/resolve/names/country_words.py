"""Countries and what is called after them: "Austrian" is of Austria, and Austria is never a spelling of Australia."""

from __future__ import annotations

_COUNTRIES = """
afghanistan afghan|albania albanian|algeria algerian|andorra andorran|angola angolan|argentina argentine argentinian
armenia armenian|australia australian|austria austrian|azerbaijan azerbaijani azeri|bahamas bahamian|bahrain bahraini
bangladesh bangladeshi|barbados barbadian|belarus belarusian belorussian|belgium belgian|belize belizean|benin beninese
bhutan bhutanese|bolivia bolivian|bosnia bosnian|botswana|brazil brazilian|britain british|brunei bruneian
bulgaria bulgarian|burundi burundian|cambodia cambodian|cameroon cameroonian|canada canadian|chad chadian|chile chilean
china chinese|colombia colombian|comoros comorian|congo congolese|croatia croatian|cuba cuban|cyprus cypriot
czechia czech|denmark danish|djibouti djiboutian|dominica dominican|ecuador ecuadorian|egypt egyptian|eritrea eritrean
estonia estonian|eswatini swazi|ethiopia ethiopian|fiji fijian|finland finnish|france french|gabon gabonese
gambia gambian|georgia georgian|germany german|ghana ghanaian|greece greek hellenic|grenada grenadian
guatemala guatemalan|guinea guinean|guyana guyanese|haiti haitian|honduras honduran|hungary hungarian|iceland icelandic
india indian|indonesia indonesian|iran iranian|iraq iraqi|ireland irish|israel israeli|italy italian|jamaica jamaican
japan japanese|jordan jordanian|kazakhstan kazakh kazakhstani|kenya kenyan|kiribati|korea korean|kosovo kosovan
kuwait kuwaiti|kyrgyzstan kyrgyz|laos laotian lao|latvia latvian|lebanon lebanese|lesotho|liberia liberian|libya libyan
liechtenstein|lithuania lithuanian|luxembourg|macedonia macedonian|madagascar malagasy|malawi malawian
malaysia malaysian|maldives maldivian|mali malian|malta maltese|mauritania mauritanian|mauritius mauritian
mexico mexican|micronesia micronesian|moldova moldovan|monaco|mongolia mongolian|montenegro montenegrin
morocco moroccan|mozambique mozambican|myanmar burma burmese|namibia namibian|nauru|nepal nepalese nepali
netherlands dutch|nicaragua nicaraguan|niger nigerien|nigeria nigerian|norway norwegian|oman omani|pakistan pakistani
palau|palestine palestinian|panama panamanian|paraguay paraguayan|peru peruvian|philippines philippine filipino
poland polish|portugal portuguese|qatar qatari|romania romanian|russia russian|rwanda rwandan|samoa samoan
senegal senegalese|serbia serbian|seychelles|singapore singaporean|slovakia slovak|slovenia slovenian slovene
somalia somali|spain spanish|sudan sudanese|suriname surinamese|sweden swedish|switzerland swiss|syria syrian
taiwan taiwanese|tajikistan tajik|tanzania tanzanian|thailand thai|togo togolese|tonga tongan|tunisia tunisian
turkey turkiye turkish|turkmenistan turkmen|tuvalu|uganda ugandan|ukraine ukrainian|uruguay uruguayan
uzbekistan uzbek|vanuatu|venezuela venezuelan|vietnam vietnamese|yemen yemeni|zambia zambian|zimbabwe zimbabwean
arabia arabian|scotland scottish|wales welsh|england english|abkhazia abkhaz|chechnya chechen|crimea crimean
america american|europe european|africa african|asia asian
"""

COUNTRY_OF = {
    word: country.split()[0] for country in _COUNTRIES.strip().replace("\n", "|").split("|") for word in country.split()
}
"""The country of each word in plain small letters: "ukrainian" gives "ukraine", "ukraine" itself."""
COUNTRIES = frozenset(COUNTRY_OF.values())
