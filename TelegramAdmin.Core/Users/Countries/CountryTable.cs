namespace TelegramAdmin.Core.Users.Countries;

/// <summary>
/// What countries.tsv holds of each country, by its ISO 3166 code: the time zone in which most of its people live (of the tz database's zone.tab, which is in the
/// public domain) and how its phone numbers begin (ITU E.164; within +1 by area code, www.nanpa.com).
/// </summary>
internal static class CountryTable
{
    private static readonly Lazy<IReadOnlyList<Country>> Rows = new(Read);

    public static IReadOnlyList<Country> All => Rows.Value;

    private static IReadOnlyList<Country> Read()
    {
        using var reader = new StreamReader(typeof(CountryTable).Assembly.GetManifestResourceStream("TelegramAdmin.Core.Users.Countries.countries.tsv")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Country.Read)];
    }

    internal sealed record Country(string Code, string Zone, IReadOnlyList<string> CallingCodes)
    {
        public static Country Read(string line) => line.Split('\t') switch
        {
            [var code, var zone, var calls] => new Country(code, zone, calls.Split(',')),
            [var code, var zone] => new Country(code, zone, []),
            _ => throw new FormatException($"countries.tsv: {line}"),
        };
    }
}
