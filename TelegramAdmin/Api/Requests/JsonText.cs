using System.Buffers.Text;
using System.Globalization;
using System.Text.Unicode;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Api.Requests;

/// <summary>
/// Looks at the bytes of a JSON body for what is proper JSON and still no text: bytes that are not UTF-8, half of a character (\ud800 without its
/// other half), and the zero character, which no column of PostgreSQL takes.
/// </summary>
public static class JsonText
{
    public static Failure? Fault(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            return Wrong("it is not UTF-8.");
        for (var at = json.IndexOf((byte)'\\'); at >= 0 && at + 1 < json.Length; at = Next(json, at + 2))
        {
            if (json[at + 1] != 'u' || Unit(json, at) is not { } unit)
                continue;
            if (unit == 0)
                return Wrong("it holds a zero character (\\u0000). Leave it out.");
            if (char.IsLowSurrogate((char)unit))
                return Wrong("it holds half of a character. Write characters whole.");
            if (!char.IsHighSurrogate((char)unit))
                continue;
            if (Unit(json, at + 6) is not { } low || !char.IsLowSurrogate((char)low))
                return Wrong("it holds half of a character. Write characters whole.");
            at += 6;
        }
        return null;
    }

    private static int Next(ReadOnlySpan<byte> json, int from)
    {
        var found = from < json.Length ? json[from..].IndexOf((byte)'\\') : -1;
        return found < 0 ? -1 : from + found;
    }

    /// <returns>The unit that an escape at this place stands for; null where there is none.</returns>
    private static int? Unit(ReadOnlySpan<byte> json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && int.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? unit : null;

    private static Failure Wrong(string what) => new(FailureKind.Invalid, "body_invalid", $"The body cannot be read: {what}");
}
