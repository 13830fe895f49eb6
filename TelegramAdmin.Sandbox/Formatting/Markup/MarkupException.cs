using System.Text;

namespace TelegramAdmin.Sandbox.Formatting.Markup;

/// <summary>Text that can't be parsed under its parse_mode; worded as Telegram words it.</summary>
internal sealed class MarkupException(string message) : Exception(message)
{
    public static MarkupException Reserved(char c) =>
        new($"Character '{c}' is reserved and must be escaped with the preceding '\\'");

    /// <summary>Telegram counts bytes of UTF-8.</summary>
    public static int ByteOffset(string source, int index) => Encoding.UTF8.GetByteCount(source.AsSpan(0, index));
}
