use super::*;

/// What is found, as it is written.
fn found(text: &str) -> Vec<String> {
    let found = scan_until(text, Date::constant(2026, 11, 30));
    found
        .into_iter()
        .map(|finding| {
            let kind = match finding.kind {
                Kind::Identity => "id",
                Kind::Telephone => "tel",
                Kind::Email => "mail",
            };
            format!("{kind} {}", &text[finding.span])
        })
        .collect()
}

/// Texts in which something else is found than expected; all are told at once.
#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    fn one(&mut self, text: &str, expected: &str) {
        self.expect(text, &[expected]);
    }

    fn none(&mut self, text: &str) {
        self.expect(text, &[]);
    }

    fn expect(&mut self, text: &str, expected: &[&str]) {
        let found = found(text);
        if found != expected {
            self.0.push(format!("{text:?}: {found:?}"));
        }
    }

    fn are_none(self) {
        assert!(self.0.is_empty(), "{:#?}", self.0);
    }
}

#[test]
fn identity_numbers_in_every_form() {
    let mut wrong = Wrong::default();
    for form in [
        "850101-2390",
        "8501012390",
        "850101 2390",
        "850101\u{a0}2390",
        "850101 - 2390",
        "850101–2390",
        "850101\u{2011}2390",
        "850101&#8209;2390",
        "850101&ndash;2390",
        "85 01 01-2390",
        "85-01-01-2390",
        "19850101-2390",
        "198501012390",
        "19850101 2390",
        "1985-01-01-2390",
        "1985-01-01 2390",
        "1985 01 01 2390",
        "1985.01.01-2390",
        "19 850101-2390",
        "19 85 01 01-2390",
        "850101_2390",
        "850101/2390",
        "850101\u{ad}-\u{200b}2390",
        "８５０１０１－２３９０",
        "850101-23 90",
        "8 5 0 1 0 1 - 2 3 9 0",
        "8**501**01-2390",
        "850101<b>-</b>2390",
        r"850101\-2390",
        "850161-2389",
        "191212121212",
        "121212+1212",
        "20100412-2386",
        "19810829M071",
        "19450829-K088",
        "19810829SU3A",
        "991981000010",
    ] {
        wrong.one(&format!("Barnet ({form}) fick stöd."), &format!("id {form}"));
        wrong.one(form, &format!("id {form}"));
        wrong.one(&format!("| Anna | {form} | ja |"), &format!("id {form}"));
    }
    for (text, expected) in [
        ("Personnummer: 8501012390.", "id 8501012390"),
        ("pnr850101-2390", "id 850101-2390"),
        ("Se https://x.se/?pnr=8501012390&a=1", "id 8501012390"),
        ("https://x.se/198501012390/", "id 198501012390"),
        ("(/arende/850101-2390.pdf)", "id 850101-2390"),
        ("utredning_19850101-2390_beslut.pdf", "id 19850101-2390"),
        ("reservnummer 19850101-BUN1", "id 19850101-BUN1"),
        ("Reservnummer: 850101-T123.", "id 850101-T123"),
        ("dnr 850101-2390", "id 850101-2390"),
        ("Flickan (20100412-2384) fick stöd.", "id 20100412-2384"),
        ("Personnummer 20100412-2384", "id 20100412-2384"),
        ("850101-\n2390", "id 850101-\n2390"),
        ("2 19850101-2390", "id 19850101-2390"),
    ] {
        wrong.one(text, expected);
    }
    assert_eq!(found("850101-2390, 19121212-1212 och 20100412-2386").len(), 3);
    wrong.are_none();
}

#[test]
fn other_numbers_are_silent() {
    let mut wrong = Wrong::default();
    for text in [
        "850101-2391, 20100412-2384, barnen 850101-2391 och 8501012391",
        "850132-2390 851301-2390 850229-2394",
        "20990101-2397",
        "212000-0001 och 556036-0793",
        "16212000-0001",
        "SE212000000101",
        "Dnr SN 2019/123, SN 2019-0312-1423, KS/2019:0312",
        "ISBN 978-91-7000-150-5, ISBN 91-7000-150-5, ISBN 0-7012-3456-7",
        "ISSN 0317-8471",
        "OCR 8501012390",
        "Fakturanummer: 8501012390",
        "8501012390 kr",
        "3,8501012390 och 8501012390,5",
        "https://x.se/artikel/8501012390",
        "2019-03-12 14:23, 2019-03-12 14.23, 20190312_1423",
        "2019-03-12 1423",
        "IMG_20190312_142355.jpg",
        "19 582 360 kronor av 850 101 239",
        "192.168.101.239 10.0.0.1",
        "10.1016/j.childyouth.2019.104521",
        "GTIN 7310865004703, EAN 7350051170014",
        "Bankgiro 5050-1055, plusgiro 90 20 03-3",
        "Växel 010-123 45 67, 0771-567 567, 020-22 20 60",
        "8501012390a a8501012390 8501012390-3",
        "8501 0123 90",
        "1 612 345 678",
        "kl. 0700-1630 12 platser",
        "2017-2018, 2018-2019, 2019-2020",
        "2017 2018 2019 2020",
        "5560 3607 93",
        "850101-2390-1",
        "20190312-A123",
    ] {
        wrong.none(text);
    }
    wrong.are_none();
}

#[test]
fn mobile_numbers_in_every_form() {
    let mut wrong = Wrong::default();
    for form in [
        "070-174 06 05",
        "0701740605",
        "070 174 06 05",
        "070-1740605",
        "0701-74 06 05",
        "070\u{2011}174\u{a0}06\u{a0}05",
        "070–174\u{2009}06\u{202f}05",
        "070.174.06.05",
        "070/174 06 05",
        "070/1740605",
        "(070) 174 06 05",
        "(070)1740605",
        "+46701740605",
        "+46 70 174 06 05",
        "+46 (0)70 174 06 05",
        "+46(0)701740605",
        "+46(70)1740605",
        "+46-70-174 06 05",
        "(+46) 70 174 06 05",
        "0046701740605",
        "0046 70 174 06 05",
        "00 46 70 174 06 05",
        "0046 (0)70-174 06 05",
        "＋46 70 174 06 05",
        "07**0**-174 06 05",
        "070&nbsp;174&thinsp;06&#160;05",
        "070-174\u{ad}\u{200b} 06 05",
        "０７０-174 06 05",
        "0 7 0 1 7 4 0 6 0 5",
        "073-174 06 05",
        "079-174 06 05",
        "070_174_06_05",
        "070·174·06·05",
        "070 - 174 06 05",
        "07 01 74 06 05",
        "(0)70-174 06 05",
        "+ 46 70 174 06 05",
        "46 70 174 06 05",
        "&plus;46 701740605",
        "070-<wbr>174 <!-- x -->06 05",
        "+47 912 34 567",
        "+358 40 123 4567",
    ] {
        wrong.one(&format!("Ring Karin på {form} i dag."), &format!("tel {form}"));
        wrong.one(form, &format!("tel {form}"));
    }
    for (text, expected) in [
        ("tel:0701740605", "tel 0701740605"),
        ("M070-1740605", "tel 070-1740605"),
        ("Ring Lena på 0300-83 40 11.", "tel 0300-83 40 11"),
        ("<tel:+46701740605>", "tel +46701740605"),
        ("https://wa.me/46701740605", "tel 46701740605"),
        ("https://x.se/?phone=0701740605&x", "tel 0701740605"),
        ("[070-174 06 05](tel:+46701740605)", "tel 070-174 06 05](tel:+46701740605"),
        ("<a href=\"tel:070-1740605\">Ring</a>", "tel 070-1740605"),
        ("url=tel%3A%2B46701740605", "tel %2B46701740605"),
        ("\"070\\u2011174 06 05\"", "tel 070\\u2011174 06 05"),
        ("telefon: 070-174 06 05", "tel 070-174 06 05"),
        ("Ring (070-174 06 05).", "tel 070-174 06 05"),
        ("031-390 06 05/070-174 06 05", "tel 070-174 06 05"),
        ("070-174\n06 05", "tel 070-174\n06 05"),
        ("karin-070-1740605.jpg", "tel 070-1740605"),
        ("Anna Svensson, enhetschef, 031-390 06 05", "tel 031-390 06 05"),
        ("Fråga Eva Berg på tel. 08-508 250 00!", "tel 08-508 250 00"),
        ("Direktnummer 0300-83 40 11", "tel 0300-83 40 11"),
        ("Jour: Anna Svensson, 070-174 06 05", "tel 070-174 06 05"),
        ("Journalisten nås på 070-174 06 05.", "tel 070-174 06 05"),
        ("Jouren har stängt. Ring Karin på 070-174 06 05.", "tel 070-174 06 05"),
        ("Stödet vid funktionsnedsättning: 070-174 06 05", "tel 070-174 06 05"),
    ] {
        wrong.one(text, expected);
    }
    assert_eq!(found("070-174 06 05, 070-174 06 06 och 070 174 06 07").len(), 3);
    assert_eq!(found("070-174 06 05\n070-174 06 06\n\n- 070-174 06 07").len(), 3);
    assert_eq!(found("Jour 070-174 06 05, Karin 070-174 06 06"), ["tel 070-174 06 06"]);
    wrong.are_none();
}

#[test]
fn telephones_of_functions_are_silent() {
    let mut wrong = Wrong::default();
    for text in [
        "Socialjouren: 070-174 06 05",
        "Ring jourtelefonen, 070-174 06 05.",
        "Ring 070-174 06 05 (jour).",
        "070-174 06 05 är jourens nummer.",
        "Beredskap: 070-174 06 05",
        "Receptionen nås på 070-174 06 05.",
        "Växel: 031-390 06 05",
        "Ring kommunens växel på 031-390 06 05.",
        "Kontaktcenter, 031-390 06 05",
        "Frågor till Anna Svensson, kommunens växel 031-390 06 05",
        "Lena Nyman Kliniken, 031-390 06 05",
        "Anna Lindhs plats 4, tel 031-390 06 05",
        "Bertil Ohlins gata 2, 031-390 06 05",
        "Erik Dahlbergsgatan 12, 031-390 06 05",
        "Astrid Lindgrens barnsjukhus, 08-517 700 00",
        "Karl Johans församling, 031-390 06 05",
        "Boendet Solveig, 031-390 06 05",
        "Ring Boel på jouren, 070-174 06 05.",
        "Öppenvården Maria, 031-390 06 05",
        "On-call phone: 070-174 06 05",
        "Enhetens gemensamma nummer är 070-174 06 05.",
        "0771-567 567, 020-22 20 60, 112, 1177, 116 111",
        "0707-2019, 070-174, 07017406051",
    ] {
        wrong.none(text);
    }
    wrong.are_none();
}

#[test]
fn addresses_of_persons() {
    let mut wrong = Wrong::default();
    for address in [
        "anna.svensson@kommun.se",
        "t.testsson@kommun.example",
        "testsson.testa@skola.kommun.example",
        "testa.testsson@kommun.example",
        "testa.berg@kommun.se",
        "anna.falkenberg@kommun.se",
        "annasofia.berg@kommun.se",
        "ann-sofie@kommun.se",
        "svensson.a@kommun.se",
        "anna_svensson@kommun.se",
        "anna-svensson@kommun.se",
        "annasvensson@kommun.se",
        "asvensson@kommun.se",
        "anna.svensson2@kommun.se",
        "anna.m.svensson@kommun.se",
        "anna.maria.berg-lund@kommun.se",
        "anna@kommun.se",
        "annas@kommun.se",
        "anna1985@kommun.se",
        "svensson@kommun.se",
        "åsa.öberg@kommun.se",
        "a\u{30a}sa.o\u{308}berg@kommun.se",
        "ÅSA.ÖBERG@KOMMUN.SE",
        "mohamed.abdi@kommun.se",
        "xin.zhang@kommun.se",
        "okand.nagon3@kommun.se",
        "e.svensson@kommun.se",
        "ahmed.el.sayed@kommun.se",
        "pellesnickare@gmail.com",
        "x123@hotmail.se",
        "nisse@outlook.com",
        "familjen.berg@telia.com",
        "solrosen@icloud.com",
        "abc@student.live.se",
        "k@protonmail.com",
        "anna.svensson+jobb@kommun.se",
        "anna.svensson (at) kommun.se",
        "anna.svensson(at)kommun.se",
        "anna.svensson[at]kommun.se",
        "anna.svensson<at>kommun.se",
        "anna[.]svensson@kommun[.]se",
        "anna<b>.</b>svensson@kommun.se",
        "anna.svensson [at] kommun [dot] se",
        "anna.svensson snabel-a kommun.se",
        "anna punkt svensson snabel-a kommun punkt se",
        "anna.svensson&#64;kommun.se",
        "anna.svensson&#x40;kommun.se",
        "anna.svensson&commat;kommun.se",
        "anna.svensson%40kommun.se",
        "anna.svensson @ kommun.se",
        "anna.svensson＠kommun.se",
        "anna.svens**son**@kommun.se",
        r"anna\_svensson@kommun.se",
        r"anna.svensson\u0040kommun.se",
    ] {
        wrong.one(&format!("Skriv till {address}, så svarar hon."), &format!("mail {address}"));
        wrong.one(&format!("mailto:{address}"), &format!("mail {address}"));
    }
    for (text, expected) in [
        ("Skriv till anna.svensson@\nkommun.se i dag.", "mail anna.svensson@\nkommun.se"),
        ("Skriv till anna.svensson\n@kommun.se i dag.", "mail anna.svensson\n@kommun.se"),
        ("<anna.svensson@kommun.se>", "mail anna.svensson@kommun.se"),
        ("[Anna](mailto:anna.svensson@kommun.se?subject=Hej)", "mail anna.svensson@kommun.se"),
        ("<a href=\"mailto:anna.svensson@kommun.se\">Anna</a>", "mail anna.svensson@kommun.se"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=mailto%3Aanna.svensson%40kommun.se&data=05",
            "mail anna.svensson%40kommun.se",
        ),
        ("{name: x, email: anna.svensson@kommun.se}", "mail anna.svensson@kommun.se"),
        (
            "[anna.svensson@kommun.se](mailto:anna.svensson@kommun.se)",
            "mail anna.svensson@kommun.se](mailto:anna.svensson@kommun.se",
        ),
    ] {
        wrong.one(text, expected);
    }
    wrong.are_none();
}

#[test]
fn addresses_of_functions_are_silent() {
    let mut wrong = Wrong::default();
    for address in [
        "info@kommun.se",
        "kontakt@kommun.se",
        "kontaktcenter@kommun.se",
        "social.jour@kommun.se",
        "vard.omsorg@kommun.se",
        "vård.omsorg@kommun.se",
        "barn.utbildning@kommun.se",
        "kommun.styrelsen@kommun.se",
        "registrator@kommun.se",
        "skola.norr@kommun.se",
        "socialtjansten.lerum@lerum.se",
        "kulturskolan.partille@partille.se",
        "bygg-miljo@kommun.se",
        "barn_unga@kommun.se",
        "e.tjanst@kommun.se",
        "e-faktura@kommun.se",
        "b.o.u@kommun.se",
        "vo@kommun.se",
        "a.b@c.se",
        "social.2@x.se",
        "fornamn.efternamn@kommun.se",
        "förnamn.efternamn@kommun.se",
        "no-reply@kommun.se",
        "falkenberg@kommun.se",
        "karlstad@kommun.se",
        "karlslund@kommun.se",
        "eriksberg@kommun.se",
        "kvinnojouren@kvinnojour.se",
        "rektor.bjorkskolan@kommun.se",
        "familjehemsenheten@kommun.se",
        "fou.vast@region.se",
        "dataskyddsombud@kommun.se",
        "overformyndarnamnden@kommun.se",
        "press@kommun.se",
        "git@github.com",
        "barnahus.goteborg@kommun.se",
        "norra.hisingen@kommun.se",
        "ostra.goteborg@kommun.se",
        "info@outlook.partille.se",
        "god.man@kommun.se",
        "sip.samordning@kommun.se",
        "familje.centralen@kommun.se",
        "samhalls.bygg@kommun.se",
        "annedal@kommun.se",
        "cecilia.huset@kommun.se",
        "hallbar.lerum@kommun.se",
    ] {
        wrong.none(&format!("Skriv till {address}."));
    }
    for text in [
        "@namn och å@",
        "npm@8.1.2",
        "@media (min-width: 40em)",
        "@anna@mastodon.social",
        "a@b",
        "möten @ kommunhuset",
    ] {
        wrong.none(text);
    }
    wrong.are_none();
}

#[test]
fn names_of_persons_and_of_organisations() {
    for name in [
        "Testa Testsson",
        "Anna Svensson",
        "Lena Nyman",
        "Mohamed Abdi",
        "Ann-Marie Berg",
        "Anna Svensson, enhetschef",
        "Enhetschef Anna Svensson",
        "Svensson, Anna",
        "Anna Svensson (Partille kommun)",
        "Socialtjänsten, Anna Svensson",
        "Anna M. Svensson",
        "A. Svensson",
        "Carl von Essen",
        "anna svensson",
        "Anna",
        "Anna Svensson på socialkontoret",
        "Kontakt: Anna Svensson",
        "Eva Berg och Anna Lund",
        "Åsa Öberg",
        "Xin Zhang",
        "Annika Qwertz",
    ] {
        assert!(is_person(name), "{name}");
    }
    for name in [
        "Lena Nyman Kliniken",
        "Anna Lindhs plats",
        "Stiftelsen Ester Lindahl",
        "Region Skåne",
        "Kungsbacka kommun",
        "Social- och arbetsförvaltningen",
        "Bromma stadsdelsförvaltning",
        "Partille",
        "Göteborgs Stad",
        "Sofia församling",
        "Maria Församling",
        "Karolinska Institutet",
        "Linnea Omsorg",
        "Nora kommun",
        "Rädda Barnen",
        "Erik Dahlbergsgymnasiet",
        "Lisa Group AB",
        "Alma Vård",
        "Viktoria Park",
        "Fryshuset Göteborg",
        "Individ- och familjeomsorgen",
        "Vård, skola och omsorg",
        "Falkenberg",
        "Kommunförbundet Skåne",
        "Signs of Safety",
        "Olof Palmes Internationella Center",
        "Ester Blenda Nordströms stiftelse",
        "Initiativbankens redaktion",
        "Socialförvaltningen",
        "SKR",
        "Hans Majestäts kansli",
        "Bertil Ohlins gata",
        "Astrid Lindgrens barnsjukhus",
        "Astrid Lindgrens Barnsjukhus",
        "Folke Bernadottes Regionhabilitering",
        "Drottning Silvias barnsjukhus",
        "Erik Dahlbergsgatan",
        "Anna Lindh-akademien",
        "Hjalmar Lundbohmsskolan",
        "Karl Johans församling",
        "Maria Beroendecentrum",
        "Carl Malmsten Furniture Studies",
        "Sankt Eriks gymnasium",
        "Sophiahemmet",
        "Villa Ester",
        "Boendet Solveig",
        "Hedda Wisingskolan",
        "Lars Johan-skolan",
        "Bräcke Diakoni",
        "Gustav Vasa barnomsorg",
        "Jensen Education",
        "Jönköping University",
        "Ersta Sköndal Bräcke högskola",
        "Humana Assistans",
        "Barn- och utbildningsnämnden",
        "FoU i Väst",
        "Sara Sten Städ AB",
        "Save the Children",
        "Ria Hela Människan",
        "Martin Luther King-huset",
    ] {
        assert!(!is_person(name), "{name}");
    }
}

#[test]
fn ordinary_sentences_are_silent() {
    let mut wrong = Wrong::default();
    for sentence in [
        "Mellan 2017 och 2019 minskade placeringarna från 21 till 10.",
        "Projektet kostade 19 582 360 kronor, varav 12 000 000 kr kom från ESF.",
        "Kommunen har 39 289 invånare (2019-12-31).",
        "Öppet 08.00–16.30, fredagar 08.00–15.00.",
        "Organisationsnummer 212000-1454.",
        "Beslutet har diarienummer KS 2019/00312 och fattades 2019-03-12.",
        "Ring 112 vid akut fara och 1177 för råd om vård.",
        "Ring kommunens växel, 031-792 10 00, så kopplas du vidare.",
        "Kontaktcenter svarar på 0303-33 06 05 alla vardagar kl. 8–16.",
        "Socialjouren når du på 031-365 87 00 efter kontorstid.",
        "Fax: 0300-83 40 00.",
        "Besöksadress: Gamla Kronvägen 34, 433 82 Partille.",
        "Box 10044, 434 21 Kungsbacka.",
        "Stapeln visar 2015, 2016, 2017, 2018, 2019, 2020 och 2021.",
        "Antalet var 1 204 (2017), 1 187 (2018) och 1 050 (2019).",
        "Rapporten har ISBN 978-91-7585-123-4 och ISSN 1101-1416.",
        "doi:10.1111/j.1365-2206.2012.00853.x",
        "Bankgiro 991-2312, OCR 1234567897.",
        "Plusgiro 1 23 45-6.",
        "Nämnden möts den 12/3 2019 kl. 13.30 i rum 214.",
        "SFS 2001:453 och prop. 2019/20:92.",
        "HSLF-FS 2017:51 gäller sedan 2017-10-01.",
        "Version 2.10.3 kom 2021-06-30 14:05:22.",
        "Lägenhetsnummer 1203, fastigheten Partille 11:4.",
        "Koordinaterna är 57.7395, 12.1064 (6399824, 331273).",
        "Kostnaden per barn sjönk med 12,5 procent, från 845 000 till 739 375 kronor.",
        "Mejla info@partille.se eller registrator@kungsbacka.se.",
        "Fyll i e-tjänsten eller skriv till familjerattsenheten@lerum.se.",
        "Frågor om fakturor: ekonomi.faktura@goteborg.se.",
        "Adresserna skrivs fornamn.efternamn@kommun.se.",
        "Följ oss på Instagram, @partillekommun.",
        "Artikel-id 1612345678 i databasen.",
        "https://www.scb.se/hitta-statistik/sverige-i-siffror/2019/?id=2000012345",
        "https://www.riksdagen.se/sv/dokument-lagar/_sfs-2001-453/",
        "Årskurs 7–9 (13–16 år), 2 100 elever i 24 skolor.",
        "Insatsen pågick 2017-01–2018-12.",
        "Period 201701-201812, 36 månader.",
        "Ärendet 2019-0415 överklagades (mål nr 1234-19).",
        "Telefontid 09.00–10.00, tel. 010-480 80 00.",
        "Kvinnofridslinjen 020-50 50 50 är öppen dygnet runt.",
        "BRIS, 116 111, svarar barn alla dagar.",
        "Personalen på jourmobilen, 073-123 45 67, svarar dygnet runt.",
        "Ring hemtjänstens nattpatrull på 070-123 45 67.",
        "IP-adressen är 192.0.2.146 och porten 4000.",
        "Kartan visar 60 % av 1 000 hushåll i skala 1:10 000.",
        "MD5 d41d8cd98f00b204e9800998ecf8427e, UUID 123e4567-e89b-12d3-a456-426614174000.",
        "EAN 7311271341234 på lådan.",
        "Tabell 4: 12 14 16 18 20 22 24 26 28 30",
        "Mötet är måndag 4 mars (vecka 10) 2019 i Anna Lindh-salen.",
        "Foto: Johan Wingborg. Illustration: Anna Berg.",
        "Lena Nyman Kliniken har telefon 08-123 456 78.",
        "Sofia församling, 031-12 34 56.",
    ] {
        wrong.none(sentence);
    }
    wrong.are_none();
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap())).collect()
    }
}

fn check_digit(nine: &str) -> u32 {
    (0..10)
        .find(|digit| {
            let digits = nine.chars().filter_map(|digit| digit.to_digit(10)).chain([*digit]);
            identity::luhn(digits.collect::<Vec<_>>().into_iter())
        })
        .unwrap()
}

/// A person's number as century, birth and the last four.
fn person(dice: &mut Dice) -> (u64, String, String) {
    let (year, month, day) = (1900 + dice.below(126), 1 + dice.below(12), 1 + dice.below(28));
    let day = if dice.below(5) == 0 { day + 60 } else { day };
    let birth = format!("{:02}{month:02}{day:02}", year % 100);
    let serial = dice.digits(3);
    let check = check_digit(&format!("{birth}{serial}"));
    (year / 100, birth, format!("{serial}{check}"))
}

/// A sentence around a number; the first two speak of somebody.
fn sentence(dice: &mut Dice, first: u64, number: &str) -> String {
    let sentences = [
        ("Flickan (", ") fick stöd."),
        ("Pojken, ", ", flyttade hem."),
        ("", ""),
        ("Uppgifter om ", " lämnades 2019."),
        ("| namn | ", " | ja |"),
        ("title: ", "\n"),
        ("**", "**"),
        ("[", "](x.md)"),
    ];
    let (before, after) = sentences[usize::try_from(first + dice.below(8 - first)).unwrap()];
    format!("{before}{number}{after}")
}

#[test]
fn two_thousand_persons_are_found() {
    let mut dice = Dice(13);
    for round in 0..1000 {
        let (century, birth, four) = person(&mut dice);
        let (y, m, d) = (&birth[..2], &birth[2..4], &birth[4..]);
        let form = match round % 10 {
            0 => format!("{birth}-{four}"),
            1 => format!("{birth}{four}"),
            2 => format!("{century}{birth}-{four}"),
            3 => format!("{century}{birth}{four}"),
            4 => format!("{birth}\u{a0}{four}"),
            5 => format!("{century}{birth}\u{2011}{four}"),
            6 => format!("{century}{y}-{m}-{d}-{four}"),
            7 => format!("{y} {m} {d}–{four}"),
            8 => format!("{birth}&#8209;{four}"),
            _ => format!("{century}{birth} {four}"),
        };
        let text = sentence(&mut dice, 0, &form);
        // One that is a mobile number as well is told as that.
        let hits = scan_until(&text, Date::constant(2026, 11, 30));
        assert_eq!(hits.len(), 1, "{text}");
        assert_eq!(&text[hits[0].span.clone()], form, "{text}");
        let key = format!("{birth}{four}");
        assert!(hits[0].key == key, "{text}: {key}, not {}", hits[0].key);
    }
    for round in 0..1000 {
        let prefix = ["70", "72", "73", "76", "79"][usize::try_from(dice.below(5)).unwrap()];
        let rest = dice.digits(7);
        let (a, b, c) = (&rest[..3], &rest[3..5], &rest[5..]);
        let form = match round % 10 {
            0 => format!("0{prefix}-{a} {b} {c}"),
            1 => format!("0{prefix}{rest}"),
            2 => format!("+46 {prefix} {a} {b} {c}"),
            3 => format!("+46 (0){prefix} {a} {b} {c}"),
            4 => format!("0046{prefix}{rest}"),
            5 => format!("0{prefix}\u{2011}{a}\u{a0}{b}\u{a0}{c}"),
            6 => format!("0{prefix}.{a}.{b}.{c}"),
            7 => format!("0{prefix}/{a} {b} {c}"),
            8 => format!("(0{prefix}) {a} {b} {c}"),
            _ => format!("0{prefix}&nbsp;{a}&#8239;{b}&thinsp;{c}"),
        };
        let text = sentence(&mut dice, 0, &form);
        let hits = scan_until(&text, Date::constant(2026, 11, 30));
        assert_eq!(hits.len(), 1, "{text}");
        assert_eq!(&text[hits[0].span.clone()], form, "{text}");
        assert_eq!(hits[0].key, format!("0{prefix}{rest}"));
    }
}

#[test]
fn two_thousand_near_misses_are_silent() {
    let mut wrong = Wrong::default();
    let mut dice = Dice(31);
    for round in 0..2000 {
        let (century, birth, four) = person(&mut dice);
        let last = four[3..].parse::<u64>().unwrap();
        let (year, serial) = (&birth[..2], &four[..3]);
        let slip = format!("{serial}{}", (last + 1 + dice.below(9)) % 10);
        let checked = |start: &str| format!("{start}{}", check_digit(&start.replace('-', "")));
        let number = match round % 16 {
            0 => format!("{birth}-{slip}"),
            1 => format!("{century}{birth}-{slip}"),
            2 => format!("1{century}{birth}{slip}"),
            3 => checked(&format!("{year}{:02}{}-{serial}", 13 + dice.below(7), &birth[4..])),
            4 => checked(&format!("{}{:02}-{serial}", &birth[..4], 32 + dice.below(29))),
            5 => checked(&format!("55{}{}-{serial}", 20 + dice.below(80), dice.digits(2))),
            6 => format!("21200{}-{}", dice.below(10), dice.digits(4)),
            7 => format!("dnr {}/{}", 1990 + dice.below(36), dice.digits(5)),
            8 => format!("ISBN 978-91-{}-{}-{}", dice.digits(4), dice.digits(3), dice.below(10)),
            9 => format!("{} {} {} kronor", 1 + dice.below(99), dice.digits(3), dice.digits(3)),
            10 => format!(
                "20{:02}-{}-{} kl. 14.{}",
                dice.below(26),
                &birth[2..4],
                10 + dice.below(18),
                10 + dice.below(50)
            ),
            11 => format!("växeln, 031-{} {} {}", dice.digits(3), dice.digits(2), dice.digits(2)),
            12 => format!("010-{} {} {}", dice.digits(3), dice.digits(2), dice.digits(2)),
            13 => format!("OCR {birth}{four}"),
            14 => format!("bankgiro {}-{}", dice.digits(4), dice.digits(4)),
            _ => format!("0{}-{}", 300 + dice.below(100), dice.digits(6)),
        };
        wrong.none(&sentence(&mut dice, 2, &number));
    }
    wrong.are_none();
}

#[test]
fn an_excuse_means_the_value_in_every_form() {
    for (left, right) in [
        ("070-174 06 05", "+46 (0)70 174 06 05"),
        ("0701740605", "0046 70-1740605"),
        ("850101-2390", "19850101 2390"),
        ("031-390 06 05", "+46 31 390 06 05"),
        ("Anna.Svensson@kommun.se", "anna.svensson (at) kommun.se"),
        ("Testa Testsson", "testa testsson"),
        ("åsa.öberg@kommun.se", "a\u{30a}sa.o\u{308}berg%40kommun.se"),
    ] {
        assert_eq!(key(left), key(right), "{left} {right}");
        assert!(key(left).is_some());
    }
    assert_ne!(key("070-174 06 05"), key("070-174 06 06"));
    assert_eq!([key(""), key("123"), key("…")], [None, None, None]);
}

#[test]
fn prose_costs_next_to_nothing() {
    // What is looked at closely is a small part of ordinary prose, so that the rest is one walk over its bytes.
    let prose =
        "Under 2017 tog kommunen emot 1 204 barn. Sedan 2019 arbetar två handläggare (och en chef) ihop. "
            .repeat(500);
    let hot = hot(&prose).into_iter().filter(|hot| is_promising(&prose, hot)).count();
    assert!(hot * 1000 < prose.len(), "{hot} places in {} bytes", prose.len());
}

proptest::proptest! {
    #[test]
    fn no_text_is_too_strange(text in "(\\PC|[0-9 .()+-]{1,6}|@|&#?[a-z0-9]{0,5};?|%[0-9A-F]{0,2}|\\\\[ux]?[0-9a-f]{0,4}|</?[a-z]{0,3}|>|\n){0,60}") {
        let mut last = 0;
        for finding in scan(&text) {
            assert!(text.get(finding.span.clone()).is_some_and(|text| !text.is_empty()), "{text}");
            assert!(finding.span.start >= last, "{text}");
            last = finding.span.end;
        }
        is_person(&text);
        key(&text);
    }
}
