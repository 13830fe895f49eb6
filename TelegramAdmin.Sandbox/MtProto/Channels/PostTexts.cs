namespace TelegramAdmin.Sandbox.MtProto.Channels;

/// <summary>What the channels of the script write about: learning languages, in four of them.</summary>
internal static class PostTexts
{
    private static readonly Dictionary<string, Words> Known = new()
    {
        ["en"] = new(
            ["Word of the day: “serendipity”", "Five minutes of grammar", "A question from our evening group", "How to remember irregular verbs", "This week in the school", "False friends, part three", "A short dialogue to read aloud"],
            [
                "“Since” names the moment when something began, “for” names how long it lasts.",
                "Read it twice, cover the page, and tell somebody what it was about.",
                "Most people learn faster with ten minutes every day than with two hours on Sunday.",
                "We collected the answers of forty learners. The most common mistake was the word order in questions.",
                "The B1 group starts on Monday at 19:00 and has four places left.",
                "Listen first without the text. Then read along. Then speak with the recording.",
                "Try to keep a diary of three sentences a day. It does not have to be interesting.",
            ],
            ["What would you say?", "More on this tomorrow.", "#grammar", "#vocabulary", ""],
            "Try a free lesson", "See also", "Edited: the time was wrong."),
        ["es"] = new(
            ["Palabra del día: “madrugada”", "Gramática en cinco minutos", "Ser o estar, otra vez", "Esta semana en la escuela"],
            [
                "“Por” explica la causa, “para” la finalidad. Con un poco de práctica sale solo.",
                "Escucha la canción una vez sin leer y apunta las palabras que reconoces.",
                "El grupo de conversación se reúne el miércoles a las 18:30.",
                "Un truco: repite la frase en voz alta tres veces, cada vez más rápido.",
            ],
            ["¿Y tú, qué dirías?", "#español", ""],
            "Prueba una clase gratis", "Mira también", "Corregido: la hora estaba mal."),
        ["ru"] = new(
            ["Слово дня: “уют”", "Грамматика за пять минут", "Вопрос из вечерней группы"],
            [
                "Глаголы движения проще учить парами: идти и ходить, ехать и ездить.",
                "Слушайте короткие диалоги каждый день, хотя бы десять минут.",
                "Новая группа для начинающих занимается по субботам.",
            ],
            ["А как сказали бы вы?", "#русский", ""],
            "Пробный урок бесплатно", "Смотрите также", "Исправлено: было указано другое время."),
        ["pt"] = new(
            ["Palavra do dia: “saudade”", "Gramática em cinco minutos"],
            [
                "“Há” olha para trás, “daqui a” olha para a frente.",
                "Leia em voz alta e grave a sua voz. Depois compare.",
                "A turma de conversação tem duas vagas.",
            ],
            ["E você, o que diria?", "#português", ""],
            "Experimente uma aula", "Veja também", "Corrigido: o horário estava errado."),
    };

    /// <summary>A heading, one to four sentences, and perhaps an ending.</summary>
    public static string Compose(string language, Dice dice)
    {
        var words = Known[language];
        var count = 1 + dice.Below(80, Math.Min(4, words.Sentences.Count));
        var first = dice.Below(81, words.Sentences.Count);
        var sentences = Enumerable.Range(0, count).Select(i => words.Sentences[(first + i) % words.Sentences.Count]);
        var ending = dice.Pick(82, words.Endings);
        return $"{dice.Pick(83, words.Headings)}\n\n{string.Join(' ', sentences)}{(ending.Length > 0 ? $"\n\n{ending}" : "")}";
    }

    public static string Invitation(string language) => Known[language].Invitation;

    public static string See(string language) => Known[language].See;

    public static string Correction(string language) => Known[language].Correction;

    private sealed record Words(
        IReadOnlyList<string> Headings, IReadOnlyList<string> Sentences, IReadOnlyList<string> Endings, string Invitation, string See, string Correction);
}
