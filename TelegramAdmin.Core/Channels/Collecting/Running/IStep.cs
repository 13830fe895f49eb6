using TelegramAdmin.Core.Channels.Sources;

namespace TelegramAdmin.Core.Channels.Collecting.Running;

/// <summary>One request to Telegram, or two, and what becomes of its answer. Null where it went well.</summary>
internal interface IStep
{
    Task<SourceFailure?> RunAsync(TrackedChannel channel, IChannelSource source, CancellationToken cancellation);
}
