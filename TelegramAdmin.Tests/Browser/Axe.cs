using Deque.AxeCore.Commons;

namespace TelegramAdmin.Tests.Browser;

/// <summary>What axe looks for: WCAG A and AA and its best practices. Whatever it finds is a fault, minor ones too.</summary>
internal static class Axe
{
    private const string Contrast = "color-contrast";

    public static AxeRunOptions Everything => new() { ResultTypes = [ResultType.Violations] };

    /// <summary>What another theme can break of a page that is accessible in one.</summary>
    public static AxeRunOptions Colours => new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = [Contrast] }, ResultTypes = [ResultType.Violations] };

    /// <summary>Without the one rule that compares a page's landmarks with those of another site's page around it: a reader hears which of the two they are in.</summary>
    public static AxeRunOptions InAFrame =>
        new() { Rules = new Dictionary<string, RuleOptions> { ["landmark-unique"] = new() { Enabled = false } }, ResultTypes = [ResultType.Violations] };

    /// <summary>What another width can break.</summary>
    public static AxeRunOptions EverythingButColours =>
        new() { Rules = new Dictionary<string, RuleOptions> { [Contrast] = new() { Enabled = false } }, ResultTypes = [ResultType.Violations] };
}
