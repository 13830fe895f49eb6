using TelegramAdmin.Components.Controls;

namespace TelegramAdmin.Features.Settings.Texts;

/// <summary>The parts in which the texts are shown: there are too many for one page.</summary>
internal static class TextGroups
{
    private const string First = "first";

    public static Choice[] All { get; } =
    [
        new(First, "First words"), new("credits", "Credits"), new("buying", "Buying"), new("payments", "Payments"), new("words", "Short words"), new("buttons", "Buttons"),
    ];

    /// <summary>The part that an address names; the first one for anything else.</summary>
    public static string Closest(string? value) => All.Any(c => c.Value == value) ? value! : First;

    public static string Of(string key) => key.Split('.')[0] switch
    {
        "credits" or "gift" or "offer" => "credits",
        "purchase" or "recharge" or "paygroup" => "buying",
        "payment" or "decline" or "return" => "payments",
        "command" or "kind" or "entry" or "unit" => "words",
        "button" => "buttons",
        _ => First,
    };
}
