using System.Text;

namespace TelegramAdmin.Core.Channels.Accounts.Importing;

/// <summary>A session's key as somebody typed it. Programs write theirs as they like, so each way to read it is tried.</summary>
internal static class SessionKeyText
{
    public const int Longest = 1024;

    public static IEnumerable<byte[]> Read(string? typed)
    {
        var text = typed?.Trim() ?? "";
        yield return Encoding.UTF8.GetBytes(text);
        if (text.Length > 0 && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit))
            yield return Convert.FromHexString(text);
        var bytes = new byte[text.Length];
        if (text.Length > 0 && Convert.TryFromBase64String(text, bytes, out var count))
            yield return bytes[..count];
    }
}
