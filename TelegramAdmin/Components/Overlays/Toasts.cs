using TelegramAdmin.Components.Marks;

namespace TelegramAdmin.Components.Overlays;

/// <summary>Says what came of something that was pressed here; everything else belongs to the bell.</summary>
public sealed class Toasts(TimeProvider clock)
{
    private const int Most = 3;

    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StayWithUndo = TimeSpan.FromSeconds(8);

    private readonly List<Toast> _shown = [];

    internal IReadOnlyList<Toast> Shown => _shown;

    internal event Action? Changed;

    /// <param name="words">"Broadcast started".</param>
    /// <param name="detail">"48,420 people, about 29 minutes."</param>
    public void Done(string words, string? detail = null) => Show(new(words, detail, Tone.Ok), Stay);

    /// <summary>For what can be taken back, in place of a question before.</summary>
    public void Undoable(string words, Func<Task> undo) => Show(new(words, null, Tone.Ok, undo), StayWithUndo);

    public void Warn(string words, string? detail = null) => Show(new(words, detail, Tone.Warn), Stay);

    /// <summary>Stays until it is closed.</summary>
    public void Failed(string words, string? detail = null) => Show(new(words, detail, Tone.Bad), null);

    internal void Close(Toast toast)
    {
        if (_shown.Remove(toast))
            Changed?.Invoke();
    }

    private void Show(Toast toast, TimeSpan? stay)
    {
        _shown.Add(toast);
        if (_shown.Count > Most)
            _shown.RemoveAt(0);
        Changed?.Invoke();
        if (stay is { } time)
            _ = CloseAfterAsync(toast, time);
    }

    private async Task CloseAfterAsync(Toast toast, TimeSpan time)
    {
        await Task.Delay(time, clock);
        Close(toast);
    }
}

/// <summary>Not a record: two that say the same are still two.</summary>
internal sealed class Toast(string words, string? detail, Tone tone, Func<Task>? undo = null)
{
    public string Words => words;

    public string? Detail => detail;

    public Tone Tone => tone;

    public Func<Task>? Undo => undo;
}
