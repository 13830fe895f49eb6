namespace TelegramAdmin.Components.Layout;

/// <summary>What the shell knows from the start of the process.</summary>
public sealed class ShellOptions
{
    /// <summary>Address of the sandbox page; null when real bots or keys are configured.</summary>
    public string? SandboxUrl { get; set; }
}
