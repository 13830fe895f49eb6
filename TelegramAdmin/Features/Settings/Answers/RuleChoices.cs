using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Staffing;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Reading;

namespace TelegramAdmin.Features.Settings.Answers;

/// <summary>What a rule can name: bots, tiers, labels, people of the team.</summary>
public sealed record RuleChoices(IReadOnlyList<Bot> Bots, IReadOnlyList<Tier> Tiers, IReadOnlyList<Label> Labels, IReadOnlyList<StaffMember> Staff)
{
    public IReadOnlyDictionary<long, string> LabelNames { get; } = Labels.ToDictionary(l => l.Id, l => l.Name);
}

public sealed class ReadRuleChoices(StaffSession session, LiveStatus live, TierReader tiers, LabelBook labels, StaffList staff)
{
    public async Task<RuleChoices> RunAsync()
    {
        var workspace = (await session.RequireAsync(AdminRole.Admin)).Workspace;
        return new RuleChoices(
            [.. (await live.ReadAsync(workspace)).Bots.Select(b => b.Bot)],
            [.. (await tiers.ListAsync(workspace)).Select(t => t.Tier)],
            await labels.ReadAsync(workspace),
            [.. (await staff.ReadAsync(workspace)).Where(s => !s.IsDisabled)]);
    }
}
