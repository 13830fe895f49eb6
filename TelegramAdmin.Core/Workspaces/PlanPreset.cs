namespace TelegramAdmin.Core.Workspaces;

/// <summary>Limits that are chosen by a name; any other numbers are a plan of one's own.</summary>
public sealed record PlanPreset(string Name, PlanLimits Limits)
{
    public static IReadOnlyList<PlanPreset> All { get; } =
    [
        new("Free", new PlanLimits(1_000, 2)),
        new("Pro", new PlanLimits(50_000, null)),
        new("Enterprise", new PlanLimits(null, null)),
    ];

    /// <summary>Null for numbers of one's own.</summary>
    public static PlanPreset? Of(PlanLimits limits) => All.FirstOrDefault(p => p.Limits == limits);
}
