using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Writing.Checking;

/// <summary>Looks at a message before it goes to many: what Telegram would refuse, what some people would miss, and whether it is too much for them.</summary>
public sealed class CheckMessage(CheckVersion versions, CheckPeople people)
{
    /// <param name="audience">Who gets it; null where nobody was chosen yet, then nothing is said of people.</param>
    /// <returns>The worst first; empty where nothing was found.</returns>
    public async Task<IReadOnlyList<MessageFinding>> RunAsync(WorkspaceId workspace, CampaignMessage message, Audience? audience = null, long? categoryId = null, CancellationToken cancellation = default)
    {
        var findings = message.Versions.SelectMany(v => versions.Run(workspace, v.Language, v.Version, categoryId is not null)).ToList();
        if (audience is not null && findings.TrueForAll(f => f.Severity != FindingSeverity.Error))
            findings.AddRange(await people.RunAsync(workspace, message, audience, cancellation));
        return [.. findings.OrderBy(f => f.Severity)];
    }
}
