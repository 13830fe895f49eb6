using System.Globalization;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Operations.Messages;

/// <summary>What bots and API keys are called.</summary>
public sealed record MessageNames(IReadOnlyList<Bot> Bots, IReadOnlyDictionary<long, string> Keys)
{
    public static MessageNames None { get; } = new([], new Dictionary<long, string>());

    public string Of(BotId bot, Localizer words) => Bots.FirstOrDefault(b => b.Id == bot) is { } known ? $"@{known.Username}" : words["removed bot {0}", bot.ToString()];

    public string Of(long key) => Keys.GetValueOrDefault(key) ?? key.ToString(CultureInfo.InvariantCulture);

    /// <summary>"API key shop"; what the engine wrote is told by its lane.</summary>
    public string SourceOf(OutboxMessage message, Localizer words) =>
        message.ApiKeyId is { } key ? words["API key {0}", Of(key)] : message.SubjectId is not null ? words["Team or bot answer"] : words["This program"];
}

/// <summary>Reads them, shared with everything else that looks.</summary>
public sealed class MessageNamesReader(LiveStatus live, SourceReader sources)
{
    public async Task<MessageNames> ReadAsync(WorkspaceId workspace) =>
        new([.. (await live.ReadAsync(workspace)).Bots.Select(b => b.Bot)], await sources.ReadAsync(workspace));
}
