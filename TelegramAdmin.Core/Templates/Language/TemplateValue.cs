using System.Globalization;
using System.Text.Json;

namespace TelegramAdmin.Core.Templates.Language;

internal enum ValueKind
{
    /// <summary>There is no such variable, or it is null.</summary>
    Missing,
    Text,
    Number,
    Truth,

    /// <summary>An object or a list: has parts, but no words of its own.</summary>
    Whole,
}

/// <param name="Words">What is written: a number as it came; of a missing or whole one its path.</param>
internal readonly record struct TemplateValue(ValueKind Kind, string Words)
{
    /// <summary>As in Liquid: everything but nothing and false.</summary>
    public bool IsTruthy => Kind != ValueKind.Missing && (Kind != ValueKind.Truth || Words == "true");

    public bool IsEmpty => !IsTruthy || Words.Length == 0;

    public static TemplateValue Of(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.String => new(ValueKind.Text, element.GetString()!),
        JsonValueKind.Number => new(ValueKind.Number, element.GetRawText()),
        JsonValueKind.True => new(ValueKind.Truth, "true"),
        JsonValueKind.False => new(ValueKind.Truth, "false"),
        JsonValueKind.Object or JsonValueKind.Array => new(ValueKind.Whole, path),
        _ => new(ValueKind.Missing, path),
    };

    public bool Is(TemplateValue other) => Kind == other.Kind
        && (Kind == ValueKind.Missing || (Number is { } a && other.Number is { } b ? a.Equals(b) : string.Equals(Words, other.Words, StringComparison.Ordinal)));

    /// <returns>Null where the two cannot be put in order.</returns>
    public int? CompareTo(TemplateValue other) =>
        Number is { } a && other.Number is { } b ? a.CompareTo(b)
        : Kind == ValueKind.Text && other.Kind == ValueKind.Text ? string.CompareOrdinal(Words, other.Words) : null;

    private double? Number => Kind == ValueKind.Number && double.TryParse(Words, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
