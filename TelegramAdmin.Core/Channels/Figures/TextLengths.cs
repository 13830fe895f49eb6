using System.Globalization;

namespace TelegramAdmin.Core.Channels.Figures;

/// <summary>A range of lengths, in characters, both ends included.</summary>
/// <param name="Most">Null for no end.</param>
public readonly record struct TextLengths(int Least, int? Most)
{
    /// <summary>From none to long.</summary>
    public static IReadOnlyList<TextLengths> All { get; } = [new(0, 0), new(1, 200), new(201, 500), new(501, 1000), new(1001, 2000), new(2001, null)];

    public static TextLengths Of(int length) => All.First(range => range.Most is not { } most || length <= most);

    /// <summary>As it stands in an address: 1-200, 2001-.</summary>
    public static TextLengths? Read(string? text) => All.Cast<TextLengths?>().FirstOrDefault(range => range.ToString() == text);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Least}-{Most}");
}
