using TelegramAdmin.Components.Marks;

namespace TelegramAdmin.Features.Conversations.List;

/// <summary>How long an answer may still take, or by how much it is late.</summary>
public static class DueWords
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(5);

    /// <summary>26 m late, 4 m left; null where no answer is promised.</summary>
    public static (string Words, Tone Tone)? Short(DateTimeOffset? dueAt, DateTimeOffset now) => dueAt is not { } due ? null
        : due < now ? ($"{Span(now - due)} late", Tone.Bad)
        : ($"{Span(due - now)} left", due - now <= Soon ? Tone.Warn : Tone.Mute);

    /// <summary>26 minutes late.</summary>
    public static string Late(DateTimeOffset due, DateTimeOffset now) => (now - due) switch
    {
        { TotalMinutes: < 2 } => "1 minute late",
        { TotalHours: < 2 } late => $"{(int)late.TotalMinutes} minutes late",
        { TotalDays: < 2 } late => $"{(int)late.TotalHours} hours late",
        var late => $"{(int)late.TotalDays} days late",
    };

    private static string Span(TimeSpan span) => span switch
    {
        { TotalHours: < 1 } => $"{Math.Max(1, (int)span.TotalMinutes)} m",
        { TotalDays: < 1 } => $"{(int)span.TotalHours} h",
        _ => $"{(int)span.TotalDays} d",
    };
}
