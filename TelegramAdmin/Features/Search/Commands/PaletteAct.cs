using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Search.Commands;

/// <summary>Something that the palette does once it was agreed to.</summary>
/// <param name="Title">Verb and object.</param>
/// <param name="Detail">Who is meant, so that nobody is mistaken for somebody else.</param>
/// <param name="Ask">What will happen.</param>
/// <param name="Done">Said afterwards.</param>
public sealed record PaletteAct(string Icon, string Title, string Detail, ConfirmRequest Ask, string Done, Func<Task<PaletteOutcome>> RunAsync);

/// <summary>What came of an act.</summary>
/// <param name="Failure">Null where it is done.</param>
/// <param name="UndoAsync">Takes it back; null where that is not possible, or not for this role.</param>
public readonly record struct PaletteOutcome(Failure? Failure, Func<Task>? UndoAsync = null)
{
    public static PaletteOutcome Of(Failure? failure, Func<Task>? undo = null) => new(failure, failure is null ? undo : null);
}

/// <summary>What a sentence can do here.</summary>
/// <param name="Hint">What to write instead; null where nothing is to be said.</param>
internal sealed record CommandAnswer(IReadOnlyList<PaletteAct> Acts, string? Hint = null)
{
    public static CommandAnswer None { get; } = new([]);

    public static CommandAnswer Say(string hint) => new([], hint);
}
