namespace TelegramAdmin.Core.Nodes;

/// <summary>A hosted service whose work is of no bot and must be done once: of several nodes the one that leads runs it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OnLeaderAttribute : Attribute;

/// <summary>A hosted service that every node runs: it serves this process, or asks for the lease of a bot itself.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OnEveryNodeAttribute : Attribute;
