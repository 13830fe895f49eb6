using TelegramAdmin.Components.Marks;
using TelegramAdmin.Components.Text;

namespace TelegramAdmin.Features.Conversations.List;

/// <summary>How long an answer may still take, or by how much it is late.</summary>
public static class DueWords
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(5);

    /// <summary>26 m late, 4 m left; null where no answer is promised.</summary>
    public static (string Words, Tone Tone)? Short(DateTimeOffset? dueAt, DateTimeOffset now, Localizer words) => dueAt is not { } due ? null
        : due < now ? (words["{0} late", Span(now - due, words)], Tone.Bad)
        : (words["{0} left", Span(due - now, words)], due - now <= Soon ? Tone.Warn : Tone.Mute);

    /// <summary>26 minutes late.</summary>
    public static string Late(DateTimeOffset due, DateTimeOffset now, Localizer words) => (now - due) switch
    {
        { TotalHours: < 2 } late => words.Count(Math.Max(1, (int)late.TotalMinutes), "{0} minute late", "{0} minutes late"),
        { TotalDays: < 2 } late => words.Count((int)late.TotalHours, "{0} hour late", "{0} hours late"),
        var late => words.Count((int)late.TotalDays, "{0} day late", "{0} days late"),
    };

    private static string Span(TimeSpan span, Localizer words) => span switch
    {
        { TotalHours: < 1 } => words["{0} m", Math.Max(1, (int)span.TotalMinutes)],
        { TotalDays: < 1 } => words["{0} h", (int)span.TotalHours],
        _ => words["{0} d", (int)span.TotalDays],
    };
}
