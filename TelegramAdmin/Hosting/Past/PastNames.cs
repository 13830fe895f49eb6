using System.Collections.Frozen;

namespace TelegramAdmin.Hosting.Past;

/// <summary>Names of learners, by language.</summary>
internal static class PastNames
{
    private static readonly FrozenDictionary<string, (string[] First, string[] Last)> ByLanguage = new Dictionary<string, (string[], string[])>
    {
        ["en"] =
        (
            ["Aiko", "Amara", "Ben", "Chloe", "Dele", "Elif", "Farah", "Grace", "Hugo", "Ida", "Jonas", "Kemi", "Leo", "Mina", "Noah", "Olive", "Priya", "Rania", "Sofie", "Tomasz", "Uma", "Viktor", "Wen", "Yusuf", "Zoe"],
            ["Adams", "Brandt", "Choi", "Demir", "Eriksen", "Fofana", "Gupta", "Haddad", "Ito", "Jansen", "Khan", "Lind", "Marsh", "Nair", "Okafor", "Patel", "Quinn", "Rossi", "Sato", "Turner", "Varga", "Walsh", "Young"]
        ),
        ["es"] = (["Alba", "Bruno", "Carmen", "Diego", "Elena", "Gael", "Inés", "Javier", "Lola", "Mateo", "Nuria", "Pablo", "Rocío", "Tomás"], ["Aguilar", "Blanco", "Castro", "Díaz", "Gil", "Herrera", "Iriarte", "Luna", "Mora", "Ortiz", "Ramos", "Vega"]),
        ["ru"] = (["Анна", "Борис", "Вера", "Глеб", "Дарья", "Егор", "Ирина", "Кирилл", "Лидия", "Максим", "Ольга", "Тимур"], ["Белова", "Ким", "Ли", "Мороз", "Нестеренко", "Савченко", "Черных", "Шевчук", "Дроздова"]),
        ["pt"] = (["Ana", "Caio", "Davi", "Helena", "João", "Lara", "Miguel", "Rafaela", "Vitor"], ["Alves", "Barros", "Costa", "Freitas", "Lima", "Pinto", "Ribeiro", "Souza"]),
        ["de"] = (["Anke", "Emil", "Finn", "Greta", "Jana", "Lukas", "Mia", "Paul"], ["Bauer", "Fischer", "Koch", "Maier", "Roth", "Vogel", "Winter"]),
    }.ToFrozenDictionary();

    private static readonly (string Language, int Weight)[] Languages = [("en", 46), ("es", 24), ("ru", 14), ("pt", 10), ("de", 6)];

    private static readonly (string? Link, int Weight)[] Links = [(null, 44), ("ads", 22), ("insta", 14), ("friend", 12), ("flyer", 8)];

    public static PastPerson Next(PastChance chance, DateTimeOffset at)
    {
        var language = Pick(chance, Languages);
        var (firsts, lasts) = ByLanguage[language];
        var (first, last) = (firsts[chance.Next(firsts.Length)], lasts[chance.Next(lasts.Length)]);
        var username = language == "ru" || chance.Next(4) == 0 ? null : $"{first}{last}{chance.Next(10, 99)}".ToLowerInvariant().Replace(' ', '_');
        return new PastPerson(first, last, username is not null && username.All(char.IsAscii) ? username : null, language, at, Pick(chance, Links), chance.Next(6) == 0);
    }

    internal static T Pick<T>(PastChance chance, (T Value, int Weight)[] from)
    {
        var at = chance.Next(from.Sum(f => f.Weight));
        var place = 0;
        while ((at -= from[place].Weight) >= 0)
            place++;
        return from[place].Value;
    }
}
