using System.Globalization;

namespace TelegramAdmin.Core.Storage;

/// <summary>Telegram's own number of a bot: what stands before the colon in its token. Not secret.</summary>
public readonly record struct BotId(long Value) : IParsable<BotId>
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static BotId Parse(string s, IFormatProvider? provider) => new(long.Parse(s, CultureInfo.InvariantCulture));

    public static bool TryParse(string? s, IFormatProvider? provider, out BotId result)
    {
        var isNumber = long.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        result = new BotId(value);
        return isNumber;
    }
}
