using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Overview;

namespace TelegramAdmin.Features.Dashboard.Figures;

/// <summary>The themes of figures, as they stand in the URL; the first is the usual one.</summary>
internal static class Sets
{
    private static readonly (OverviewTheme Theme, string Words)[] All =
    [
        (OverviewTheme.Summary, "Overview"), (OverviewTheme.People, "People"), (OverviewTheme.Conversations, "Conversations"),
        (OverviewTheme.Money, "Money"), (OverviewTheme.Delivery, "Delivery"), (OverviewTheme.Channels, "Channels"),
    ];

    public static OverviewTheme Read(string? key) => Array.Find(All, s => Key(s.Theme) == key).Theme;

    public static string Key(OverviewTheme theme) => theme.ToString().ToLowerInvariant();

    public static IReadOnlyList<Choice> Choices(Localizer words) => [.. All.Select(s => new Choice(Key(s.Theme), words[s.Words]))];
}
