"""Given names that stand for one another: "Volodymyr" for Vladimir, "Bill" for William.

One row holds one name in the spellings and short forms of several languages, in plain lower-case letters. A short form
may stand in several rows ("sasha" is a man or a woman, "alex" too). Feminine and masculine forms have rows of their own:
Alexander and Alexandra are two people.
"""

# ruff: noqa: E501  (one name a line)

from __future__ import annotations

_ROWS = """
aaron aharon haroun harun haroon
abraham avraham avram ibrahim ebrahim ibraheem brahim ibragim abe
adam adem adham
adolf adolph adolfo adolphe
adrian adriano adrien hadrian adrijan
ahmed ahmad ahmet achmed akhmed akhmad akhmet ehmed hamad
alan allan allen alain alun
albert alberto albrecht bert
alexander alexandr aleksandr aleksander aleksandar oleksandr oleksander alexandre alexandros alessandro alejandro aliaksandr aleksandrs aleksandras alexandru sandor iskander eskandar skander sasha sascha alex alec sandy shura sanya xander aleks alasdair
alexandra aleksandra oleksandra aliaksandra alessandra alejandra sasha sandra alex
alexei aleksei aleksey alexey oleksii oleksiy aliaksei alexis alexius aleksejs aleksejus lyosha alyosha alexej aleksej alexy
alfred alfredo alfie
alice alicia alisa alise
alina alena aliona
anastasia anastasiya anastasija nastya nastia anastasiia stasya
anatoly anatoliy anatolii anatoli anatol anatole tolya anatolij anatolijs
andrew andrei andrey andriy andrii andrej andrzej andreas andre andres anders ondrej andras andris andrius andry endre antti drew andy anders andrejs
angel angelo angelos anhel
anna ana anne ann hanna hannah anya ania anja annie anneke anni hana
anthony antony antonio anton antoine antonius antonin antanas tony toni antoni antun antonis antonios antons toon
antonia antonina tonya
arkady arkadiy arkadii arkadi arkadij arkadijs
arthur artur arturo arturas arturs
artem artyom artemy artiom artemiy artsiom
augustin agustin augustine agostino avgustin
barbara varvara barbora barb
barnabas barney barnaby
bartholomew bartolomeo bartosz bartlomiej bart bartolome
basil vasily vasiliy vasyl vasili vassily vasilis vasilios vasile basile basilio vasil vasya vassilis vasilij vasilijs
beatrice beatriz beatrix beata bea
benedict benedikt benoit benedetto benito benedykt
benjamin binyamin veniamin benyamin ben benny benji bibi beniamin benjamim
bernard bernhard bernardo bernd bernie bernardas
bogdan bohdan bogdans
boris borys barys borya borislav
bruce brus
carl karl carlos charles karel carlo karol charlie chuck charley carles karoly kaarle karlis charly
caroline carolina karolina carolyn karoline
casimir kazimierz kazimir kazimieras
catherine katherine katharina ekaterina yekaterina katerina kateryna katarzyna catalina caterina katarina kate katie kathy cathy katya katja kathryn kathleen catarina katalin kaisa catriona ekaterini katsiaryna jekaterina kotryna
cecilia cecile cecily cecylia
christian kristian cristian christiaan krystian
christina kristina christine cristina krystyna tina kirsten kristin kirstin christiane khrystyna
christopher christoph christophe cristobal krzysztof kristoffer christos chris kristof krystof khristofor cristoforo
clara klara claire clare klaara
claude claudio claudius klaudiusz
claudia klaudia claudette
constantine konstantin konstantyn constantin konstantinos kostas kostya kostiantyn costas konstantins konstantinas kostyantyn constantino kanstantsin
cornelius corneliu kornel cornelis kees
cyril kirill kyrylo kiril kyrill kiryl cyrille kirils
daniel danil danylo danila danilo daniil dan danny daniele danijel daniels danielius
danielle daniela danijela daniella
daria darya dariya daryna dasha darja
darius dariusz daryush dariush dario
david davyd dawid davit dovydas davide daoud dawud daud dave davey davud dawood daood dovid
deborah debora debra debbie
denis dennis denys dionisio dzianis deniss denisas denny dionysios
diana dayana diane dian
dmitry dmitri dmitriy dmytro dimitri dimitrios dzmitry dimitry dmitrij dima dimitar dimitris mitya demetrius dimitrij dmitrijs dmitrii dumitru mitja
dominic dominik dominique domingo domenico dominykas dom
donald don donnie donal
dorothy dorothea dorota dot dolly
edmund edmond edmundo
edward eduard eduardo edouard edvard ed eddie ted ned edwards eduards edvardas edoardo teddy
eleanor eleonora eleonore leonora ellie nora
elias ilya illia ilia ilja elijah ilyas elie eliyahu ilias illya iliya ilija eli elia
elizabeth elisabeth yelizaveta elizaveta elizabet elisabet lisa liza beth betty elsbeth elzbieta yelyzaveta eliza liz bess elise ilse libby lizzie erzsebet alzbeta lisbeth elisabetta
isabel isabella isabelle izabela isobel isabela ysabel
emanuel emmanuel manuel immanuel emanuele manny manolis manolo emanuelis
emil emile emilio emilis
emilia emily emilie emiliya
eric erik erich erick eirik eriks
ernest ernst ernesto erno ernests
eugene yevgeny evgeny evgeni yevhen evgenii evgeniy yevgeniy eugen eugenio eugeniusz yauhen evhen zhenya jevgenijs gene jevgeni yevgeni ievgen evgenij
eugenia yevgenia evgenia evgeniya yevheniya zhenya yevheniia
eve eva ewa yeva hawa hava ieva
fatima fatma fatemeh fatimah fadma fatoumata
felix feliks felice
ferdinand fernando ferdinando hernando fernand nando fernao
feodor fyodor fedor fedir theodor theodore teodor fjodor teodoro ted teddy teo teodoras theo fiodor fedya feodors
francis francisco francesco francois franz frank franciszek frans pancho paco ferenc franjo frantisek francesc franco fran pranciskus frantz franc
frances francesca francisca francoise franziska franciszka fanny
frederick friedrich frederik fredrik frederic federico fryderyk fred fritz freddie freddy frederico frederich fridrich fredric
gabriel gavriil gavrilo gabriele gabor jibril jibreel gabe havryil djibril
gabriela gabrielle gabriella
george georg georges giorgio jorge georgy georgi heorhii heorhiy jerzy georgios jurgen giorgi gheorghe gyorgy jiri juraj georgiy georgii goran joris yorgos jordi
yuri yury yuriy yurii iurii jury jurij jurijs jurgis yurij yura
gerald gerard gerhard gerardo geraldo gerry gert gerrit
gilbert gilberto
gleb hlib
gregory grigory grigori grigoriy hryhorii hryhoriy gregor gregorio gregoire grzegorz grigorij greg grisha grigor ryhor grigorijs
gustav gustavo gustave gustaw gustaf gus
hans johannes johann john jan ivan ioan ioannis giovanni juan jean sean ian evan yohanan yahya johan jovan ioann jens jack johnny jonas janis yiannis giannis vanya jaan joao janos hannes iwan ioane yann yannis janez jon ivans jonny shaun shawn hansjorg evans
hasan hassan hassane hasen hacen
hussein husayn hussain husain hossein houssein hoseyn husein huseyin hossain houcine hocine hussien khusein
helen helena olena elena yelena jelena helene alena ilona ellen eleni ileana lena elina alyona eliane alena
henry henri heinrich enrique enrico henrik hendrik henryk harry genrikh hank heinz enric henk hal heinrichs
herbert heriberto herb
hugh hugo ugo hugues
ignatius ignacio ignat ignazio ihnat ignas nacho ignacy
igor ihor ingvar ihar igors
inna ina
irene irina iryna irena irine arina ira irini
isaac isaak yitzhak itzhak yitzchak ishaq ishak ishaaq ishaq isak ike izaak
isaiah isaias
ismail ismael ishmael ismayil ismoil esmail esmaeil ismaeel esmaeel
ivana jana joanna joan jane johanna jeanne giovanna juana ioana yana janina jovana ivanna zhanna jeannette janet siobhan sinead
jacob jakob yakov jacques jakub giacomo yaakov jacopo yaqub yakub yakiv yakup yaqoub yacoub jaap jokubas jekabs jake jacek
james jim jimmy jaime jamie jimmie jacques hamish seamus
diego santiago iago
jasmine yasmin yasmine yasemin jasmin
jeffrey geoffrey jeff geoff godfrey gottfried jeffery
jeremy jeremiah jeremias jerry jeremie yeremia
jerome hieronymus geronimo jeronimo hieronim
joachim joaquin yoachim jochen achim ioakim gioacchino
joel yoel
jonathan yonatan jonatan jon
joseph josef jose giuseppe yosef yusuf youssef yousef yusef josip iosif osip jozef jozsef joe joey pepe yousuf youssouf yusif yossi beppe josep josefs juozas juuso joost jusuf iosef
josephine josefina giuseppina josefa
joshua yehoshua joshua josh
judith yehudit judit judy
julian juliano julien yulian giuliano julio jules julius giulio gyula julijus iulian
julia yulia yuliya julie giulia yuliia iuliia julija iulia ioulia
justin justinas yustin giustino justyn
karim kareem kerim
katrin kathrin katrina trina
kenneth ken kenny
khaled khalid halid xalid
konrad conrad konrads kurt conny
larisa larissa larysa lara
laurence lawrence lorenzo laurent lars lavrentiy lavrenty lorenz laurynas larry lorens laurens laurentius laurie lauri wawrzyniec lovro lavr
leo lev leon lew lyova leone levon
leonard leonardo leonhard len lenny leonardas
leonid leonyd leanid leonidas lyonya leonids
leopold leopoldo
louis luis ludwig luigi lewis ludwik lajos lluis lodewijk ludovic ludvik luiz lou liudvikas ludovico louie
louise luisa luise louisa
luke lucas luca lukas luka lukasz lucian luc loukas lluc lukass
lucy lucia lucie lucja luciya
lyudmila ludmila liudmyla lyudmyla ludmilla liudmila mila
magdalena magdalene madeleine magda madalena
mahmoud mahmud mahmood mehmood makhmud mahmut
marc mark marco marcus marek markus marko marcos markos marcos marks
marcel marcello marcelo marceli
margaret margarita marguerite margarethe malgorzata margherita greta peggy maggie meg rita margot grete marharyta marketa margareta
mary maria marie mariya miriam maryam mariam mariia maryja marija moira miriyam mia molly masha marya maire meryem maija marja
marina maryna marine
marianne marianna mariana
martin martino marton marcin marten martins martynas martijn martti
martha marta marthe marfa
matthew matthias mateusz matteo mateo matthieu mathieu matvey matvei matti matt matej matias mathias matthaus mattias matyas matvii matviy matas matiss mattia matthijs mate
maurice mauricio moritz maurizio maurits
maxim maksim maksym max maxime maximo maxym maksims massimo maksimas
maximilian massimiliano maximiliano maximilien max
mehdi mahdi mehdy
michael mikhail mykhailo michel miguel michal michele mihail misha mike mikhael mikhailo mikael mick mickey mihai mykhaylo michail mihails mikel miquel mihaly mihajlo mixail mitchell mischa mikko mikhayil michalis mikael micheal
michaela michelle mikaela michaela micaela
mohammed muhammad mohamed mohammad muhammed mohamad mohamet mehmet mahomet mohd mukhammad magomed muhamed muhamad mahammad mahamat mamadou muhammet moh md mahomed muxammad
moses moshe mosheh musa moussa moise moises moussa mousa mojzesz
murad murat mourad
mustafa moustafa mostafa mustapha mostapha mustafo
nadia nadya nadezhda nadiya nadiia nadezda
natalia nataliya natalya natalie natasha nathalie natalija nataliia natallia natalja
nathan natan nathaniel nathanael nat nate
nicholas nikolai nikolay mykola nicolas nicola nikolaos niklas nick nicolae nikola mikolaj miklos nikolaus nikos kolya mikalai nicolai niels nils klaus claus nikolaj nico nicky mikalay mikola nikolajs mikalojus nicolaas niccolo nicolo miklavz
nicole nikol nicoletta nicolette
nikita mykyta mikita nikitas
oleg oleh aleh olegs
olga olha volha olya helga olia
oliver olivier oliviero olivers oliveris
omar umar omer oumar umer
oscar oskar osckar oskars
osama usama oussama ussama
osman othman uthman usman ousmane otman
otto otho oto ottone
patrick patricio patryk padraig patrice paddy pat patrik patrizio patriks
patricia patrizia patty tricia pat patrycja
paul pavel pablo pavlo pawel paolo paulo paavo pal pavlos pavle pol pauls paulius pau pasha bulus boulos pavils
paula paola pavla
pauline paulina polina
peter pyotr petr petro pedro pietro pierre piotr petar petros per pete boutros petter peder petre petru petya piet pekka peteris petras piers pieter butrus pjotr petrus petri
philip filip philippe felipe philipp filippo filipp pylyp phil fulop filips pilypas filippos felippe
rachel rahel raquel rakhil rachele rachelle
ralph ralf raul raoul
raymond ramon raimund raimondo ray raimundo reimund raimonds raimondas
rebecca rebekah rivka rebeka becky
reinhard reinhardt reynard
richard ricardo riccardo ryszard rick dick rich ricky richie richards rikard rihards
robert roberto rob bob bobby robin rupert ruprecht roberts robertas robbie
roger rogelio rutger ruggero rudiger
roland rolando orlando rolands
roman romain romano raman romans romanas
ronald ronaldo ron ronnie reynold reinaldo reynaldo
rose rosa roza rosie
rostyslav rostislav rastislau
rudolf rudolph rodolfo rudy rudi rudolfo
ruslan rouslan
ruth rut
salim saleem selim
salah selah
samuel samuil shmuel samuele sam sammy samuels
sarah sara sally sadie
sebastian sebastien sebastiano bastian sebastiaan
serge sergei sergey serhii serhiy sergio sergiy siarhei sergi sergejs sergej sergius seryozha sergii serhij sarkis sergejus serhei
seth set
simon shimon semyon semen simeon szymon semion simao simonas simons symon shimmon
sofia sophia sofiya sophie zofia sonya sonia sofya sofija sofiia zofie
solomon salomon shlomo suleiman sulayman suleyman sulaiman soliman salamon soleiman sulejman sleiman
stanislav stanislaw stanislau stanislaus stas estanislao stanislavs stanislovas
stephen steven stefan stepan stephan esteban etienne stefano istvan szczepan stefanos steve stephane steffen stevan estevao stevie stepons stjepan steponas
stephanie stefania stefanie estefania
susan susanna suzanne zuzana susana sue susie zsuzsanna zuzanna shoshana
svetlana svitlana sviatlana sveta svetla
svyatoslav sviatoslav svetoslav sviatlaslau
taras tarass
tatiana tatyana tetiana tetyana tatjana tanya tania tatsiana tanja
theresa teresa therese teresia terezia terri tess
thomas tomas tommaso tomasz toma foma tom tommy tamas thom tomass tuomas tomaz
timothy timofey timofei tymofii timoteo tim tymofiy timotheus timoteusz timothee
tobias tobiah toby tobia
ursula urszula
valentin valentine valentyn valentino valiantsin valentinas valentins
valentina valentyna
valery valeriy valerii valeri valerio valerij valera valerius valerijs
valeria valerie valeriya valeriia valerija
veronica veronika veronique
vera vira wera viera
victor viktor vitor wiktor vittorio viktoras viktors vitya
victoria viktoria viktoriya viktoriia victoire vika vicky viktorija wiktoria vitoria
vincent vincenzo vicente wincenty vince vincas vincents vinzenz vinnie
vitaly vitaliy vitalii vitali vital vitalijs vitalij vitalie
vladimir volodymyr wladimir uladzimir vladimirs wlodzimierz vova volodya vladimer vlodymyr vladimiras valdemar waldemar volodimir vlad
vladislav vladyslav wladyslaw uladzislau ladislav vlad laszlo vladislavs vladislovas
vsevolod vsevolods sieva
vyacheslav viacheslav vjaceslavs slava viachaslau vaclav wenceslas waclaw venceslao vyatcheslav vjacheslav
walter walther gualtiero wally volter valters gualter
wilhelm william guillermo guillaume guglielmo vilhelm willem bill will billy willy liam wilhelms viljami vilmos willi wim guilherme vilis
wilhelmina vilhelmina guillermina
wolfgang volfgang wolf
xavier javier saverio xaver
yaroslav jaroslav jaroslaw iaroslav jaroslavs
yasser yasir yaser jaser
younes younis yunus yunis yonah jonah younus yunes
zachary zachariah zakaria zakariya zacharias zechariah zack zach zakariyya zakhar zekeriya zahar
ali aly aliy
amin amine ameen emin
bashar bachar bashshar
bashir bachir basheer beshir
bilal bilel belal
faisal faysal feisal feysal faycal
farid fareed ferid
ghassan gassan
habib habeeb khabib
hamid hameed khamid hamit
hamza hamzah khamza
idris idriss edris driss
imad emad imed
jafar jaafar djafar jaffar cafer dzhafar giafar
jamal gamal djamel cemal jamaal dzhamal djamal jemal
jamil jameel gamil cemil djamil
kamal kamel kemal
khadija khadijah hatice khadidja
malik malek melik
mansour mansur mansoor mensur
marwan merwan marouane
masoud masud massoud mesut masood
mourtada murtaza murtada morteza mortada
muammar moammar mouammar muamar
nasser nasir naser nacer nassir
nur noor nour noer
qasim qassem kassem kasim qasem kacem gasem ghasem qassim kasem
rachid rashid rasheed rachide reshid
rafik rafiq rafic rafeeq
ramadan ramazan ramzan ramadhan
rauf raouf rauof
reza riza rida ridha
said saeed saed sayeed seid said
salman salmane selman
samir sameer semir
sharif sherif cherif shareef
tahir taher tahar taheer
tariq tarek tarik tareq taric
wael wail ouail
walid waleed oualid velid
yasin yassin yassine yaseen jasin yacine
zayd zaid zeid
abdullah abdallah abdulla abdoulaye abdollah abdula abdellah
abdulrahman abdurrahman abdelrahman abderrahman abderrahmane abdurahman abdirahman abdurrahmon abdelrahmane
abdulaziz abdelaziz abdulazeez abdoulaziz abdiaziz
abdulkarim abdelkrim abdelkarim abdulkareem abdolkarim
abdulkadir abdelkader abdulqadir abdulkader abdelqader abdikadir abdolqader abdulqader
abdullatif abdellatif abdullateef abdollatif
abdulhamid abdelhamid abdulhameed abdolhamid
abdulfattah abdelfattah abdulfatah abdelfatah
abdulmajid abdelmajid abdulmajeed abdelmadjid
andrea
jean
kamil kameel
karen karin
marcel
mario
michal
michele
nasr
reginald reggie
rolf rolph
saleh salih salah
simone simona
timur temur timour
"""
# names with hardly a variant: listed so that a letter's difference between two of them is not taken for a slip
_OTHERS = """
adele agnes aidan amber amir amos amy april arash ariel arno ashley astrid audrey barak barry beth blake boaz brad
brandon brenda brent brett brian bryan cameron carla carol carrie chad chelsea chloe clay clint cody cole colin connor
craig curtis dale damian damon dana daphne dean dennis derek derrick dina dora doris doug dustin dwight dylan earl
edgar edith elsa elvis emma erica erin ernie esther ethan eyal farah gail garry gary gavin gemma gina glen glenn gloria
gordon grace grant greta guy hailey haley harold harvey heather heidi hilary hillary holly howard iman inga ingrid ira
irma isla ivanka ivy jade jared jason jay jenna jennifer jenny jerry jesse jessica jill jodie jordan joyce juan june kara
karla kayla keith kelly kelsey kevin kirk kurt kyle lana lance laura lauren leah leila lena leslie liam lidia lina linda
lindsay lloyd logan lois lorna lydia lyle lynn maha maja marlene marvin maya megan melanie melissa mia milan milena
miles milo miroslav mona monica morgan murray myra nabil naomi nancy neil nelson nina noa noam noah noel norma norman
oksana olaf orna pamela penny perry phyllis rada radek rana randy regina rhea rhoda rita rodney ross roy russell ruby
ryan sabrina samantha sandra scott selena selma serena shane shannon sharon sheila shelley shirley sidney silvia sonja
stacy stella stuart sylvia taylor tara todd tracy trevor troy tyler vanessa vince violet vivian wade wanda warren wayne
wendy wesley whitney yael yana yara yvonne zoe zora
"""


def _rows_of_words() -> dict[str, frozenset[int]]:
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(_ROWS.strip().splitlines() + _OTHERS.split()):
        for word in row.split():
            rows.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in rows.items()}


_ROWS_OF = _rows_of_words()
_NONE: frozenset[int] = frozenset()


def given_rows(word: str) -> frozenset[int]:
    """The numbers of the rows that hold a given name, none where it is unknown; two variants share a number."""
    return _ROWS_OF.get(word, _NONE)
