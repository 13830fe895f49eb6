namespace TelegramAdmin.Core.Jobs;

/// <summary>Work that is done at set times. A run finds what is due by itself, so one that was missed is made up for by the next.</summary>
public interface IScheduledJob
{
    /// <summary>Stable; runs are kept by it.</summary>
    string Name { get; }

    string Title { get; }

    /// <summary>When it runs, as Quartz's cron expression: seconds, minutes, hours, day of the month, month, weekday (UTC).</summary>
    string Schedule { get; }

    /// <summary>Whether its slice tells of its failures itself, so that nobody is told twice.</summary>
    bool IsToldElsewhere => false;

    /// <returns>What was done, in a sentence; null where nothing was due, which is not kept.</returns>
    Task<string?> RunAsync(CancellationToken cancellation);
}
