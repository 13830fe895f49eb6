using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Needs;

/// <summary>What needs a person, of all slices, worst and oldest first: the same for the dashboard, the bell and the bot's menu.</summary>
public sealed partial class NeedReader(IEnumerable<INeedSource> sources, TimeProvider time, ILogger<NeedReader> logger)
{
    private readonly SharedRead<WorkspaceId, IReadOnlyList<Need>> _shared = new(TimeSpan.FromSeconds(2), time);

    public Task<IReadOnlyList<Need>> ReadAsync(WorkspaceId workspace) => _shared.GetAsync(workspace, () => LoadAsync(workspace));

    /// <summary>Somebody solved something and wants to see it gone.</summary>
    public void Forget(WorkspaceId workspace) => _shared.Forget(workspace);

    private async Task<IReadOnlyList<Need>> LoadAsync(WorkspaceId workspace)
    {
        var needs = new List<Need>();
        foreach (var source in sources)
        {
            try
            {
                needs.AddRange(await source.ReadAsync(workspace));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One slice that cannot tell must not hide what the others need.
                Log.Unread(logger, e, source.GetType().Name);
            }
        }
        return [.. needs.OrderByDescending(n => n.Level).ThenBy(n => n.Since ?? DateTimeOffset.MaxValue)];
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Source} could not tell what needs a person")]
        public static partial void Unread(ILogger logger, Exception e, string source);
    }
}
