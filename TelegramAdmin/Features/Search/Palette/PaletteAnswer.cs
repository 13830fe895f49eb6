using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Search.Commands;

namespace TelegramAdmin.Features.Search.Palette;

/// <summary>What the palette shows for what was typed.</summary>
/// <param name="Total">How many there are in all; null where nothing was looked for.</param>
/// <param name="Took">How long it was looked for.</param>
public sealed record PaletteAnswer(IReadOnlyList<PaletteGroup> Groups, IReadOnlyList<WordRun> Marks, int? Total = null, bool IsMore = false, TimeSpan Took = default)
{
    public static PaletteAnswer Empty { get; } = new([], []);
}

public sealed record PaletteGroup(string Title, IReadOnlyList<PaletteItem> Items);

/// <param name="Key">Different for each that is shown.</param>
/// <param name="Person">With a person: whose initials stand there instead of the icon.</param>
/// <param name="Href">Where it leads; null for an act.</param>
public sealed record PaletteItem(string Key, string Icon, string Title, string? Detail, string? Href, PaletteAct? Act = null, string? Person = null);
