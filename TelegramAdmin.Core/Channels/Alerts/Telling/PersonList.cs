using System.Globalization;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Telegram's numbers of people as they are stored: separated by commas.</summary>
public static class PersonList
{
    public static IReadOnlyList<long> Read(string stored) =>
        [.. stored.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0)];

    public static string Write(IEnumerable<long> people) => string.Join(',', people.Distinct().Select(id => id.ToString(CultureInfo.InvariantCulture)));
}
