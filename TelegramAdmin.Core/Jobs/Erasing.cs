using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Jobs;

/// <summary>What a job said where it names the person; that it ran stays.</summary>
internal sealed class Erasing : IErasable
{
    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("job_runs", "@tells(summary) OR @tells(error)", "summary = NULL, error = CASE WHEN error IS NULL THEN NULL ELSE 'erased' END", IsExported: false),
    ];
}
