//! Units, currencies and the letters that scale money: one row each, with the factor to the base unit.
//!
//! Factors: BIPM, "The International System of Units" (9th edition); NIST SP 811, appendix B, for the others.

use super::{
    number::{Reader, is_space, links},
    table::{Fixed, Gate},
    word::{fold, hash, pair},
};
use std::sync::LazyLock;

/// What a number measures: two quantities can be compared when this is equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Things, or a number without unit.
    Count,
    /// A place in an order.
    Ordinal,
    /// Goals or votes of two sides.
    Score,
    /// Hundredths of a whole; fractions too.
    Percent,
    /// Differences between percentages.
    PercentPoints,
    /// "twice", "3x".
    Multiple,
    /// How often: times in twelve months.
    Rate,
    /// By ISO 4217; "$" and "¥" when it is not said whose, "¢" for hundredths of any, "0" for nothing to pay.
    Currency(&'static str),
    /// A section, a version, a telephone number: the hash of what is written.
    Identifier(u64),
    Mass,
    Length,
    Area,
    Volume,
    /// Seconds to weeks.
    Duration,
    /// Months and years, which no number of days equals.
    Calendar,
    WorkingDays,
    Temperature,
    Speed,
    Energy,
    Power,
    /// In bytes.
    Data,
    DataRate,
    Frequency,
    Pressure,
    Angle,
    Voltage,
    Current,
}

/// A unit as found in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Unit {
    pub(crate) measure: Measure,
    /// Base value = (value + offset) * factor; only temperatures have an offset.
    pub(crate) factor: f64,
    pub(crate) offset: f64,
    /// For messages, the same in every language.
    pub(crate) label: &'static str,
}

/// A unit and where it ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) unit: Unit,
    pub(crate) end: u32,
    pub(crate) next: usize,
}

struct Row(Measure, f64, &'static str, &'static str, &'static str);

use Measure::{
    Angle, Area, Calendar, Current, Data, DataRate, Duration, Energy, Frequency, Length, Mass, Multiple,
    Percent, PercentPoints, Power, Pressure, Speed, Temperature, Voltage, Volume, WorkingDays,
};

/// Measure, factor, label, symbols (exactly as written), words (folded; "_" between the words of a name).
#[rustfmt::skip]
const UNITS: &[Row] = &[
    Row(Percent, 1.0, "%", "%", "percent per_cent pct percentage pc per_centum por_ciento por_cento pour_cent per_cento prozent prozents procent प्रतिशत फीसदी फ़ीसदी फीसद процент процента процентов persen"),
    Row(Percent, 10.0, "割", "", "割"),
    Row(Percent, 0.1, "‰", "‰", "per_mille promille pour_mille por_mil"),
    Row(PercentPoints, 1.0, "percentage points", "pp ppt ppts pps %-points", "percentage_point percentage_points percent_points per_cent_points pct_points percentage_pts prozentpunkt prozentpunkte prozentpunkten puntos_porcentuales punto_porcentual pontos_percentuais ponto_percentual punti_percentuali punto_percentuale points_de_pourcentage point_de_pourcentage प्रतिशत_अंक प्रतिशत_अंकों"),
    Row(PercentPoints, 0.01, "basis points", "bp bps", "basis_point basis_points puntos_básicos basispunkte basispunkten points_de_base pontos_base punti_base आधार_अंक"),
    Row(Multiple, 1.0, "times", "x ×", "times fold times_over गुना गुनी बार veces vez fois mal vezes volte volta مرة مرات 倍 배"),
    Row(Mass, 1e-9, "µg", "µg μg mcg ug", "microgram micrograms"),
    Row(Mass, 1e-6, "mg", "mg", "milligram milligrams milligramme milligrammes milligramm miligramos miligramas मिलीग्राम मिग्रा ملغ 毫_克"),
    Row(Mass, 1e-3, "g", "g gm gms gr", "gram grams gramme grammes gramm gramo gramos grama gramas grammo grammi ग्राम غرام جرام 克 グ_ラ_ム"),
    Row(Mass, 1.0, "kg", "kg kgs Kg KG", "kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm kilogramo kilogramos quilo quilos quilograma quilogramas chilogrammo chilogrammi किलो किलोग्राम किग्रा 公_斤 千_克 キ_ロ كيلوغرام كيلو"),
    Row(Mass, 100.0, "quintal", "q", "quintal quintals क्विंटल"),
    Row(Mass, 1e3, "tonne", "t MT", "tonne tonnes ton tons metric_ton metric_tons metric_tonne metric_tonnes tonnen tonelada toneladas tonnellata tonnellate टन मीट्रिक_टन طن أطنان 吨 ト_ン"),
    Row(Mass, 0.453_592_37, "pound", "lb lbs", "pound pounds"),
    Row(Mass, 0.028_349_523_125, "ounce", "oz", "ounce ounces"),
    Row(Length, 1e-9, "nm", "nm", "nanometre nanometres nanometer nanometers"),
    Row(Length, 1e-6, "µm", "µm μm", "micrometre micrometres micrometer micrometers micron microns"),
    Row(Length, 1e-3, "mm", "mm", "millimetre millimetres millimeter millimeters milimetro milimetros millimetri मिलीमीटर मिमी"),
    Row(Length, 0.01, "cm", "cm cms", "centimetre centimetres centimeter centimeters zentimeter zentimetern centimetro centimetros centimetri सेंटीमीटर सेमी"),
    Row(Length, 1.0, "m", "m", "metre metres meter meters metern metro metros metri मीटर मी متر مترا أمتار 米 メ_ー_ト_ル"),
    Row(Length, 1e3, "km", "km kms Km KM", "kilometre kilometres kilometer kilometers kilometern kilometro kilometros quilometro quilometros chilometro chilometri किलोमीटर किमी كيلومتر كيلومترا كيلومترات كم 公_里 千_米 キ_ロ_メ_ー_ト_ル"),
    Row(Length, 0.0254, "inch", "″", "inch inches zoll pulgadas इंच"),
    Row(Length, 0.3048, "foot", "ft ′", "foot feet fuss फुट फीट"),
    Row(Length, 0.9144, "yard", "yd yds", "yard yards गज"),
    Row(Length, 1609.344, "mile", "mi", "mile miles meile meilen milla millas milhas miglia मील"),
    Row(Length, 1852.0, "nautical mile", "nmi NM", "nautical_mile nautical_miles"),
    Row(Length, 9.460_730_472_580_8e15, "light-year", "ly", "light_year light_years lightyear lightyears"),
    Row(Area, 1.0, "m²", "m² m2 sqm", "sq_m sq_metre sq_metres sq_meter sq_meters square_metre square_metres square_meter square_meters quadratmeter quadratmetern metros_cuadrados metros_quadrados mètres_carrés metri_quadrati वर्ग_मीटर 平_方_米"),
    Row(Area, 1e6, "km²", "km² km2 sqkm", "sq_km sq_kms sq_kilometre sq_kilometres square_kilometre square_kilometres square_kilometer square_kilometers square_km quadratkilometer quadratkilometern kilometros_cuadrados quilometros_quadrados kilomètres_carrés chilometri_quadrati वर्ग_किलोमीटर वर्ग_किमी 平_方_公_里"),
    Row(Area, 0.092_903_04, "ft²", "ft² ft2 sqft", "sq_ft sq_feet square_foot square_feet वर्ग_फुट वर्ग_फीट"),
    Row(Area, 0.836_127_36, "yd²", "yd²", "sq_yd sq_yard sq_yards square_yard square_yards वर्ग_गज"),
    Row(Area, 2_589_988.110_336, "square mile", "mi²", "sq_mi sq_mile sq_miles square_mile square_miles"),
    Row(Area, 1e4, "hectare", "ha", "hectare hectares hectarea hectareas hektar hectar ettari हेक्टेयर"),
    Row(Area, 4_046.856_422_4, "acre", "ac", "acre acres एकड़"),
    Row(Volume, 1e-3, "ml", "ml mL", "millilitre millilitres milliliter milliliters mililitros मिलीलीटर"),
    Row(Volume, 1.0, "litre", "l L lt ltr", "litre litres liter liters litern litro litros litri लीटर 升"),
    Row(Volume, 1e3, "m³", "m³ m3", "cubic_metre cubic_metres cubic_meter cubic_meters cu_m kubikmeter metros_cubicos घन_मीटर"),
    Row(Volume, 1e3, "kilolitre", "kl kL", "kilolitre kilolitres kiloliter kiloliters"),
    Row(Volume, 1e12, "km³", "km³", "cubic_kilometre cubic_kilometres cubic_kilometer cubic_kilometers"),
    Row(Volume, 28.316_846_592, "ft³", "ft³ ft3 cuft", "cubic_foot cubic_feet cu_ft"),
    Row(Volume, 1e-3, "cm³", "cm³ cm3 cc", "cubic_centimetre cubic_centimetres cubic_centimeter cubic_centimeters cu_cm kubikzentimeter centimetros_cubicos"),
    Row(Volume, 0.016_387_064, "in³", "in³ in3", "cubic_inch cubic_inches cu_in"),
    Row(Volume, 764.554_857_984, "yd³", "yd³ yd3", "cubic_yard cubic_yards cu_yd"),
    Row(Volume, 3.785_411_784, "gallon", "gal", "gallon gallons us_gallons"),
    Row(Volume, 4.546_09, "imperial gallon", "", "imperial_gallon imperial_gallons"),
    Row(Volume, 0.473_176_473, "pint", "", "pint pints"),
    Row(Volume, 158.987_294_928, "barrel", "bbl bbls", "barrel barrels"),
    Row(Duration, 1e-9, "ns", "ns", "nanosecond nanoseconds"),
    Row(Duration, 1e-6, "µs", "µs μs us", "microsecond microseconds"),
    Row(Duration, 1e-3, "ms", "ms", "millisecond milliseconds millisekunden"),
    Row(Duration, 1.0, "second", "s", "second seconds sec secs seconde secondes sekunde sekunden segundo segundos secondo secondi सेकंड सेकेंड ثانية ثوان ثواني 秒 秒_間"),
    Row(Duration, 60.0, "minute", "min mins", "minute minutes minuten minuto minutos minuti मिनट मिनटों دقيقة دقائق 分_钟 分_鐘 分_間 分 분 минута минуты минут минуту dakika minuut minuten menit"),
    Row(Duration, 900.0, "quarter-hour", "", "viertelstunde viertelstunden quarter-hour quarter-hours"),
    Row(Duration, 3600.0, "hour", "h hr hrs", "hour hours heure heures stunde stunden hora horas ora ore घंटा घंटे घंटों घण्टे ghanta ghante ghanton ساعة ساعات 小_时 小_時 個_小_時 个_小_时 時_間 시간 час часа часов saat uur"),
    Row(Duration, 86_400.0, "day", "", "day days calendar_day calendar_days jour jours tag tage tagen dia dias giorno giorni दिन दिनों दिवस din dino dinon يوم يوما أيام 天 日_間 день дня дней gün gündür dag dagen hari"),
    Row(Duration, 604_800.0, "week", "wk wks", "week weeks semaine semaines woche wochen semana semanas settimana settimane सप्ताह सप्ताहों हफ्ते हफ़्ते हफ्ता हफ्तों hafta hafte hafton أسبوع أسبوعا أسابيع 周 個_星_期 个_星_期 週_間 неделя недели недель неделю hafta haftadır week weken minggu"),
    Row(Duration, 1_209_600.0, "fortnight", "", "fortnight fortnights"),
    Row(WorkingDays, 1.0, "working day", "", "working_day working_days business_day business_days workday workdays werktag werktage werktagen arbeitstag arbeitstage arbeitstagen días_hábiles dias_uteis jours_ouvrables jours_ouvrés giorni_lavorativi कार्य_दिवस कार्य_दिवसों कार्यदिवस कार्यदिवसों 工_作_日 个_工_作_日 個_工_作_日"),
    Row(Calendar, 1.0, "month", "mo mos mth mths", "month months mois monat monate monaten mes meses mese mesi calendar_month calendar_months महीना महीने महीनों माह मास mahina mahine mahino mahinon maheena maheene شهر شهرا أشهر شهور 个_月 個_月 か_月 ヶ_月 개월 месяц месяца месяцев aydır maand maanden bulan"),
    Row(Calendar, 3.0, "calendar quarter", "", "trimestre trimestres trimestri quartal quartale vierteljahr vierteljahre vierteljahren तिमाही"),
    Row(Calendar, 6.0, "half-year", "", "halbjahr halbjahre halbjahren semestre semestres छमाही"),
    Row(Calendar, 12.0, "year", "yr yrs", "year years année années ans jahr jahre jahren ano anos año años anno anni साल सालों वर्ष वर्षों बरस saal saalon varsh years_old year_old years_of_age ans_révolus سنة سنوات عام عاما أعوام 年_間 歳 岁 год года лет yıl yıldır jaar tahun"),
    Row(Calendar, 120.0, "decade", "", "decade decades década décadas jahrzehnt jahrzehnte décennie décennies decenni दशक दशकों"),
    Row(Calendar, 1200.0, "century", "", "century centuries siècle siècles siglo siglos século séculos jahrhunderte jahrhunderten secoli"),
    Row(Temperature, 1.0, "°C", "°C ℃ ºC", "celsius centigrade degrees_celsius degree_celsius degrees_centigrade degrés_celsius grad_celsius grados_celsius graus_celsius gradi_celsius डिग्री_सेल्सियस"),
    Row(Temperature, 5.0 / 9.0, "°F", "°F ℉ ºF", "fahrenheit degrees_fahrenheit degree_fahrenheit डिग्री_फारेनहाइट"),
    Row(Temperature, 1.0, "K", "K", "kelvin kelvins"),
    Row(Speed, 1.0, "m/s", "m/s", "metres_per_second meters_per_second"),
    Row(Speed, 1000.0 / 3600.0, "km/h", "km/h kmh kph kmph Km/h km/hr", "kilometres_per_hour kilometers_per_hour km_per_hour kilometer_pro_stunde stundenkilometer kilomètres_par_heure किलोमीटर_प्रति_घंटा किमी_प्रति_घंटा"),
    Row(Speed, 0.447_04, "mph", "mph", "miles_per_hour"),
    Row(Speed, 1852.0 / 3600.0, "knot", "kn kt kts", "knot knots"),
    Row(Energy, 1.0, "J", "J", "joule joules"),
    Row(Energy, 1e3, "kJ", "kJ", "kilojoule kilojoules"),
    Row(Energy, 1e6, "MJ", "MJ", "megajoule megajoules"),
    Row(Energy, 1e9, "GJ", "GJ", "gigajoule gigajoules"),
    Row(Energy, 4.184, "cal", "cal", "calorie calories"),
    Row(Energy, 4184.0, "kcal", "kcal Cal", "kilocalorie kilocalories"),
    Row(Energy, 3600.0, "Wh", "Wh", "watt_hour watt_hours"),
    Row(Energy, 3.6e6, "kWh", "kWh kwh KWh KWH", "kilowatt_hour kilowatt_hours kilowattstunden"),
    Row(Energy, 3.6e9, "MWh", "MWh", "megawatt_hour megawatt_hours"),
    Row(Energy, 3.6e12, "GWh", "GWh", "gigawatt_hour gigawatt_hours"),
    Row(Energy, 3.6e15, "TWh", "TWh", "terawatt_hour terawatt_hours"),
    Row(Power, 1.0, "W", "W", "watt watts वाट"),
    Row(Power, 1e3, "kW", "kW KW", "kilowatt kilowatts किलोवाट"),
    Row(Power, 1e6, "MW", "MW MWp", "megawatt megawatts मेगावाट"),
    Row(Power, 1e9, "GW", "GW GWp", "gigawatt gigawatts गीगावाट"),
    Row(Power, 1e12, "TW", "TW", "terawatt terawatts"),
    Row(Power, 745.699_871_582_270_2, "hp", "hp HP bhp", "horsepower"),
    Row(Power, 735.498_75, "PS", "PS", "pferdestärken"),
    Row(Data, 0.125, "bit", "", "bit bits"),
    Row(Data, 1.0, "byte", "B", "byte bytes"),
    Row(Data, 1e3, "kB", "kB KB kb", "kilobyte kilobytes"),
    Row(Data, 1e6, "MB", "MB", "megabyte megabytes"),
    Row(Data, 1e9, "GB", "GB gb", "gigabyte gigabytes जीबी"),
    Row(Data, 1e12, "TB", "TB tb", "terabyte terabytes"),
    Row(Data, 1e15, "PB", "PB", "petabyte petabytes"),
    Row(Data, 1024.0, "KiB", "KiB", "kibibyte kibibytes"),
    Row(Data, 1_048_576.0, "MiB", "MiB", "mebibyte mebibytes"),
    Row(Data, 1_073_741_824.0, "GiB", "GiB", "gibibyte gibibytes"),
    Row(Data, 1_099_511_627_776.0, "TiB", "TiB", "tebibyte tebibytes"),
    Row(DataRate, 125.0, "kbit/s", "kbps Kbps kbit/s", "kilobits_per_second"),
    Row(DataRate, 125e3, "Mbit/s", "Mbps mbps Mbit/s Mb/s", "megabits_per_second"),
    Row(DataRate, 125e6, "Gbit/s", "Gbps gbps Gbit/s Gb/s", "gigabits_per_second"),
    Row(DataRate, 1e6, "MB/s", "MB/s MBps", "megabytes_per_second"),
    Row(DataRate, 1e9, "GB/s", "GB/s GBps", "gigabytes_per_second"),
    Row(Frequency, 1.0, "Hz", "Hz", "hertz"),
    Row(Frequency, 1e3, "kHz", "kHz KHz", "kilohertz"),
    Row(Frequency, 1e6, "MHz", "MHz", "megahertz"),
    Row(Frequency, 1e9, "GHz", "GHz", "gigahertz"),
    Row(Frequency, 1.0 / 60.0, "rpm", "rpm RPM", "revolutions_per_minute"),
    Row(Pressure, 1.0, "Pa", "Pa", "pascal pascals"),
    Row(Pressure, 100.0, "hPa", "hPa mbar", "hectopascal hectopascals millibar millibars"),
    Row(Pressure, 1e3, "kPa", "kPa", "kilopascal kilopascals"),
    Row(Pressure, 1e6, "MPa", "MPa", "megapascal megapascals"),
    Row(Pressure, 1e5, "bar", "", "bar bars"),
    Row(Pressure, 101_325.0, "atm", "atm", "atmospheres"),
    Row(Pressure, 6_894.757_293_168, "psi", "psi", ""),
    Row(Pressure, 133.322_387_415, "mmHg", "mmHg", "mm_hg"),
    Row(Angle, 1.0, "°", "° º", "degree degrees deg degs degrés grados graus gradi डिग्री"),
    Row(Voltage, 1.0, "V", "V", "volt volts"),
    Row(Voltage, 1e3, "kV", "kV KV", "kilovolt kilovolts"),
    Row(Current, 1.0, "A", "", "ampere amperes amp amps"),
    Row(Current, 1e-3, "mA", "mA", "milliampere milliamperes"),
    Row(Current, 1.0, "Ah", "Ah", ""),
];

/// Code, factor, symbols before or after, words. A symbol or word says its own currency only.
#[rustfmt::skip]
const CURRENCIES: &[(&str, f64, &str, &str)] = &[
    ("INR", 1.0, "₹ ₨ INR Rs Rs. Re rs", "rupee rupees indian_rupee indian_rupees rupie rupien roupie roupies rupia rupias rúpias روبية ル_ピ_ー rupaye rupaya rupayon rupay रुपये रुपए रुपया रुपयों रूपये रुपय रू रु 卢_比"),
    ("INR", 0.01, "", "paise paisa पैसे पैसा"),
    ("$", 1.0, "$ ＄", "dollar dollars dólar dólares dollari dollaro डॉलर دولار دولارا دولارات 美_元 美_金 ド_ル"),
    ("¢", 0.01, "¢ ct", "cent cents centavo centavos centime centimes céntimo céntimos cêntimo cêntimos centesimo centesimi सेंट سنت 美_分 欧_分 セ_ン_ト"),
    ("USD", 1.0, "US$ USD U.S.$ USD$", "us_dollar us_dollars usd american_dollars अमेरिकी_डॉलर"),
    ("EUR", 1.0, "€ EUR", "euro euros eur यूरो يورو 欧_元 ユ_ー_ロ"),
    ("GBP", 1.0, "£ GBP ￡", "pound_sterling pounds_sterling sterling british_pounds libras_esterlinas livres_sterling sterline sterlina पाउंड 英_镑 ポ_ン_ド"),
    ("GBP", 0.01, "", "pence penny"),
    ("¥", 1.0, "¥ ￥", ""),
    ("JPY", 1.0, "JPY JP¥", "yen yenes ienes 円 日_元 येन ين"),
    ("CNY", 1.0, "CNY RMB CN¥", "yuan yuans renminbi 元 人_民_币 块 块_钱 युआन يوان"),
    ("KRW", 1.0, "₩ KRW", "원"),
    ("RUB", 1.0, "₽ RUB", "rouble roubles ruble rubles रूबल рублей рубля рубль"),
    ("TRY", 1.0, "₺ TRY", "lira liras lirası"),
    ("VND", 1.0, "₫ VND", "dong"),
    ("THB", 1.0, "฿ THB", "baht"),
    ("BRL", 1.0, "R$ BRL", "real_brasileiro reais"),
    ("AUD", 1.0, "A$ AU$ AUD", "australian_dollar australian_dollars"),
    ("CAD", 1.0, "C$ CA$ CAD", "canadian_dollar canadian_dollars"),
    ("SGD", 1.0, "S$ SGD", "singapore_dollar singapore_dollars"),
    ("HKD", 1.0, "HK$ HKD", "hong_kong_dollars"),
    ("NZD", 1.0, "NZ$ NZD", "new_zealand_dollars"),
    ("TWD", 1.0, "NT$ TWD", ""),
    ("MXN", 1.0, "MX$ Mex$ MXN", "pesos peso"),
    ("CHF", 1.0, "CHF", "swiss_francs swiss_franc franken franc francs franco francos franchi फ्रैंक"),
    ("CHF", 0.01, "", "rappen"),
    ("SEK", 1.0, "SEK", "swedish_kronor"),
    ("NOK", 1.0, "NOK", "norwegian_kroner"),
    ("DKK", 1.0, "DKK", "danish_kroner"),
    ("PLN", 1.0, "zł PLN", "zloty zlotys zlotych"),
    ("CZK", 1.0, "Kč CZK", "koruna korun"),
    ("UAH", 1.0, "₴ UAH", "hryvnia hryvnias"),
    ("ILS", 1.0, "₪ ILS NIS", "shekel shekels"),
    ("NGN", 1.0, "₦ NGN", "naira"),
    ("PHP", 1.0, "₱ PHP", "philippine_pesos"),
    ("IDR", 1.0, "Rp IDR", "rupiah"),
    ("ZAR", 1.0, "ZAR", "rand"),
    ("AED", 1.0, "AED", "dirham dirhams درهم درهما دراهم"),
    ("SAR", 1.0, "SAR", "riyal riyals ريال ريالا ريالات"),
    ("dinar", 1.0, "", "dinar dinars دينار دينارا دنانير"),
    ("EGP", 1.0, "EGP", "egyptian_pounds جنيه جنيها جنيهات"),
    ("PKR", 1.0, "PKR", "pakistani_rupees"),
    ("BDT", 1.0, "৳ BDT", "taka টাকা"),
    ("LKR", 1.0, "LKR", "sri_lankan_rupees"),
    ("NPR", 1.0, "NPR", "nepalese_rupees nepali_rupees"),
    ("MYR", 1.0, "MYR", "ringgit"),
    ("BTC", 1.0, "₿ BTC", "bitcoin bitcoins"),
];

struct Units {
    symbols: Fixed<Unit>,
    words: Fixed<Unit>,
    /// Of first words and symbols.
    gate: Gate,
}

static UNITS_BY_NAME: LazyLock<Units> = LazyLock::new(|| {
    let mut units =
        Units { symbols: Fixed::with_capacity(512), words: Fixed::with_capacity(2048), gate: Gate::new() };
    for &Row(measure, factor, label, symbols, words) in UNITS {
        let offset = match label {
            "°F" => -32.0,
            "K" => -273.15,
            _ => 0.0,
        };
        units.add(Unit { measure, factor, offset, label }, symbols, words);
    }
    for &(code, factor, symbols, words) in CURRENCIES {
        let label = match code {
            "$" => "USD",
            "INR" if factor < 1.0 => "paise",
            "GBP" if factor < 1.0 => "pence",
            "CHF" if factor < 1.0 => "rappen",
            "¢" => "cents",
            code => code,
        };
        units.add(Unit { measure: Measure::Currency(code), factor, offset: 0.0, label }, symbols, words);
    }
    units
});

impl Units {
    fn add(&mut self, unit: Unit, symbols: &str, words: &str) {
        for symbol in symbols.split_ascii_whitespace() {
            self.symbols.insert(hash(symbol), unit);
        }
        for name in words.split_ascii_whitespace() {
            let mut folds = name.split('_').map(|word| hash(&fold(word))).peekable();
            self.gate.add(folds.peek().copied().unwrap_or_default());
            let key = folds.reduce(pair);
            self.words.insert(key.unwrap_or_default(), unit);
        }
    }
}

/// The longest name has six tokens: "キロメートル", a character each.
const LONGEST: usize = 6;

/// Whether a word may be a unit, or begin one; "couple" of "a couple of" is as good as one.
pub(crate) fn may_name(fold: u64) -> bool {
    UNITS_BY_NAME.gate.may_hold(fold) || fold == const { hash("couple") }
}

/// The unit whose first token is at `at`. Whoever calls has seen that it stands close to a number.
pub(crate) fn at(r: &Reader<'_>, at: usize, money: bool) -> Option<Found> {
    let token = r.token(at)?;
    let (mut key, mut found) = (token.fold, None);
    let longest = if UNITS_BY_NAME.gate.may_hold(key) { LONGEST } else { 0 };
    for next in at..at + longest {
        if next > at {
            let gap = r.gap(next - 1);
            let Some(token) = r.token(next).filter(|_| links(gap) || gap.is_empty() || gap == ". ") else {
                break;
            };
            key = pair(key, token.fold);
        }
        if let Some(&unit) = UNITS_BY_NAME.words.get(key) {
            found = Some(Found { unit, end: r.end(next), next: next + 1 });
        }
    }
    let words = found.filter(|found| found.next > at + 1);
    words.or_else(|| symbol(r, r.start(at), at, money)).or(found)
}

/// The symbol that starts at byte `from`, inside or at the start of the token `at`: "km" of "5km/h".
pub(crate) fn symbol(r: &Reader<'_>, from: u32, at: usize, money: bool) -> Option<Found> {
    let mut found = None;
    for next in at..at + 3 {
        if next > at && !matches!(r.gap(next - 1), "" | "/") || r.token(next).is_none() {
            break;
        }
        let end = r.end(next);
        if end - from > 6 {
            break;
        }
        let text = &r.raw[from as usize..end as usize];
        if let Some(&unit) = UNITS_BY_NAME.symbols.get(hash(text)) {
            found = Some(Found { unit, end, next: next + 1 });
        }
    }
    // "5 K" and "5 t" are money's thousands and trillions where money is
    found.filter(|found| !(money && matches!(found.unit.label, "K" | "tonne" | "m" | "byte")))
}

/// The unit that is called `label` in messages.
pub(crate) fn labelled(label: &str) -> Option<Unit> {
    let row = UNITS.iter().find(|row| row.2 == label)?;
    Some(Unit { measure: row.0, factor: row.1, offset: 0.0, label: row.2 })
}

/// A word that is the rest of a token with digits: "kms" of "5kms", "원" of "500원의".
pub(crate) fn word(text: &str) -> Option<Unit> {
    let known = |name: &str| UNITS_BY_NAME.words.get(hash(&fold(name))).copied();
    let particles = if text.ends_with(|c: char| c.is_ascii()) { &[][..] } else { &PARTICLES };
    known(text).or_else(|| particles.iter().find_map(|particle| known(text.strip_suffix(particle)?)))
}

/// What Korean writes behind a noun without a space, as far as it stands behind numbers.
const PARTICLES: [&str; 24] = [
    "의",
    "이",
    "가",
    "은",
    "는",
    "을",
    "를",
    "에",
    "에서",
    "로",
    "으로",
    "과",
    "와",
    "도",
    "씩",
    "당",
    "까지",
    "부터",
    "이며",
    "이고",
    "이다",
    "입니다",
    "이에요",
    "이었습니다",
];

/// The unit that is a sign and no word: "%", "°C", "€". Gives its length too.
pub(crate) fn sign(rest: &str) -> Option<(Unit, usize)> {
    let first = rest.chars().next().filter(|c| !c.is_alphanumeric() && !c.is_whitespace())?;
    let name = match first {
        '％' | '٪' => "%",
        '°' | 'º' => match rest[first.len_utf8()..].trim_start_matches([' ', '\u{a0}']).chars().next() {
            Some(letter @ ('C' | 'F')) if !starts_word(rest, letter) => {
                let length = rest.find(letter)? + 1;
                let unit = if letter == 'C' { "°C" } else { "°F" };
                return Some((*UNITS_BY_NAME.symbols.get(hash(unit))?, length));
            }
            _ => "°",
        },
        c => {
            let mut buffer = [0; 4];
            let unit = UNITS_BY_NAME.symbols.get(hash(c.encode_utf8(&mut buffer)))?;
            return Some((*unit, c.len_utf8()));
        }
    };
    Some((*UNITS_BY_NAME.symbols.get(hash(name))?, first.len_utf8()))
}

/// Whether the first `letter` of `rest` goes on as a word: "30° Fahrt".
fn starts_word(rest: &str, letter: char) -> bool {
    let after = rest.split_once(letter).map_or("", |(_, after)| after);
    after.starts_with(|c: char| c.is_alphanumeric())
}

/// The currency written before a number that starts at byte `start` of the token `at`, and where it begins.
pub(crate) fn before(r: &Reader<'_>, at: usize, start: u32, floor: u32) -> Option<(Unit, u32)> {
    let head = &r.raw[floor.min(start) as usize..start as usize];
    let near = head.strip_suffix([' ', '\u{a0}', '\u{202f}', '-']).unwrap_or(head);
    let near = near.strip_suffix('.').or(near.strip_suffix("/-")).unwrap_or(near);
    if let Some(last) = near.chars().next_back().filter(|c| !c.is_ascii() || *c == '$') {
        let at_sign = near.len() - last.len_utf8();
        // "US$", "R$": the letters belong to the sign
        let letters = near[..at_sign].bytes().rev().take(4).take_while(u8::is_ascii_alphabetic).count();
        for from in [at_sign - letters, at_sign] {
            if let Some(unit) = currency(&near[from..]) {
                return Some((unit, floor.min(start) + from as u32));
            }
        }
        if !last.is_alphanumeric() {
            return None;
        }
    }
    // a code is a token of its own: "INR 87", "Rs. 87", "Rs 87"
    let before = (0..at).rev().take(2).find(|&index| r.end(index) <= start)?;
    if r.start(before) < floor {
        return None;
    }
    let code = &r.raw[r.tokens[before].span.range()];
    if code.len() > 6 {
        return None;
    }
    let gap = r.between(r.end(before), start);
    let close = is_space(gap) || matches!(gap, "" | "." | ". " | "-" | ":" | ": ");
    let unit = currency(code).filter(|_| close)?;
    Some((unit, r.start(before)))
}

/// The currency with this symbol or code.
pub(crate) fn currency(symbol: &str) -> Option<Unit> {
    let unit = UNITS_BY_NAME.symbols.get(hash(symbol))?;
    matches!(unit.measure, Measure::Currency(_)).then_some(*unit)
}

/// Whether a unit of money is the hundredth of a currency, and stands behind its number.
pub(crate) fn is_coin(label: &str) -> bool {
    matches!(label, "paise" | "pence" | "rappen" | "cents")
}

/// Percentage points.
pub(crate) fn points() -> Option<Unit> {
    UNITS_BY_NAME.symbols.get(hash("pp")).copied()
}
