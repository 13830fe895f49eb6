using System.Reflection;
using TelegramAdmin.Core;

namespace TelegramAdmin.Tests.Architecture;

/// <summary>The levels of docs/architecture.md: a slice uses lower levels, and of its own level only what is listed.</summary>
public sealed class LevelTests
{
    private static readonly Dictionary<string, int> Levels = new()
    {
        ["Errors"] = 0, ["Needs"] = 0, ["Storage"] = 0, ["Events"] = 0, ["Security"] = 0, ["Localization"] = 0, ["BotApi"] = 0, ["MtProto"] = 0, ["Health"] = 0, ["Telemetry"] = 0,
        ["Workspaces"] = 1, ["Settings"] = 1, ["Bots"] = 1, ["Updates"] = 1, ["Delivery"] = 1, ["Templates"] = 1, ["Outbound"] = 1, ["Jobs"] = 1, ["Search"] = 1, ["Nodes"] = 1,
        ["Users"] = 2, ["Conversations"] = 2, ["AutoReplies"] = 2, ["Access"] = 2, ["Webhooks"] = 2, ["Gateway"] = 2, ["Credits"] = 2, ["Payments"] = 2,
        ["Moderation"] = 2, ["QuickReplies"] = 2, ["Forum"] = 2, ["Ai"] = 2, ["PaymentGroups"] = 2, ["Audiences"] = 2, ["Campaigns"] = 2, ["Channels"] = 2,
        ["Analytics"] = 3, ["Reports"] = 3, ["Notifications"] = 3, ["Operations"] = 3, ["AdminMenus"] = 3, ["Profiles"] = 3, ["Backups"] = 3, ["Privacy"] = 3,
    };

    private static readonly HashSet<(string From, string To)> Listed =
    [
        ("Needs", "Storage"), ("Events", "Storage"), ("BotApi", "Storage"), ("Telemetry", "Storage"), ("Telemetry", "BotApi"),
        ("Nodes", "Settings"), ("Delivery", "Nodes"), ("Updates", "Nodes"), ("Jobs", "Nodes"),
        ("Search", "Jobs"), ("Delivery", "Search"), ("Bots", "Settings"), ("Bots", "Workspaces"), ("Bots", "Search"), ("Updates", "Bots"), ("Updates", "Settings"), ("Delivery", "Bots"), ("Delivery", "Settings"), ("Delivery", "Workspaces"), ("Outbound", "Settings"),
        ("Conversations", "Users"), ("AutoReplies", "Conversations"), ("AutoReplies", "Users"),
        ("Credits", "Users"), ("Credits", "Conversations"), ("Payments", "Users"), ("Payments", "Conversations"), ("Payments", "Credits"),
        ("Webhooks", "Access"), ("Gateway", "Access"),
        ("Conversations", "Access"), ("AutoReplies", "Credits"), ("AutoReplies", "QuickReplies"), ("AutoReplies", "Access"), ("Moderation", "Users"), ("Moderation", "Conversations"), ("Moderation", "Access"), ("Moderation", "Credits"), ("Moderation", "Payments"),
        ("QuickReplies", "Users"), ("QuickReplies", "Conversations"), ("QuickReplies", "Credits"), ("QuickReplies", "Access"),
        ("Forum", "Users"), ("Forum", "Conversations"), ("Forum", "Access"), ("Forum", "Credits"), ("Forum", "Moderation"),
        ("Ai", "Users"), ("Ai", "Conversations"), ("Ai", "AutoReplies"), ("Ai", "QuickReplies"),
        ("PaymentGroups", "Users"), ("PaymentGroups", "Conversations"), ("PaymentGroups", "Credits"), ("PaymentGroups", "Payments"),
        ("Audiences", "Users"), ("Credits", "Audiences"), ("Payments", "Audiences"), ("Conversations", "Audiences"), ("Moderation", "Audiences"), ("Audiences", "Access"), ("Campaigns", "Audiences"), ("Campaigns", "Users"), ("Campaigns", "Conversations"), ("Campaigns", "Access"), ("Campaigns", "Credits"), ("Campaigns", "Payments"),
        ("Channels", "Users"), ("Channels", "Access"), ("Channels", "Conversations"), ("Channels", "Credits"), ("Channels", "Payments"), ("Channels", "Campaigns"), ("Channels", "Forum"),
        ("Reports", "Analytics"), ("AdminMenus", "Analytics"), ("AdminMenus", "Operations"), ("Notifications", "AdminMenus"), ("Notifications", "Backups"), ("Operations", "Backups"),
    ];

    private static readonly Assembly Core = typeof(CoreModule).Assembly;

    [Fact]
    public void Slices_UseLowerLevelsAndWhatIsListed_NothingElse()
    {
        var uses = Core.GetTypes().Where(t => SliceOf(t) is not null).SelectMany(type => UsedBy(type).Select(SliceOf).OfType<string>().Select(to => (From: SliceOf(type)!, To: to)))
            .Where(use => use.From != use.To).Distinct().ToList();

        Assert.NotEmpty(uses);
        Assert.Empty(uses.Where(use => Levels[use.To] >= Levels[use.From] && !Listed.Contains(use)).Select(use => $"{use.From} → {use.To}"));
    }

    [Fact]
    public void EverySlice_HasALevel() =>
        Assert.Empty(Core.GetTypes().Select(SliceOf).OfType<string>().Distinct().Where(slice => !Levels.ContainsKey(slice)));

    [Fact]
    public void Core_UsesNothingOfHttpOrBlazor() =>
        Assert.DoesNotContain(Core.GetReferencedAssemblies(), a => a.Name is { } name
            && (name.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore.Routing", StringComparison.Ordinal)));

    [Fact]
    public void Sandbox_ReferencesNothingOfTheProduct() =>
        Assert.DoesNotContain(typeof(Sandbox.SandboxServer).Assembly.GetReferencedAssemblies(), a => a.Name!.StartsWith("TelegramAdmin", StringComparison.Ordinal));

    private static string? SliceOf(Type type)
    {
        const string prefix = "TelegramAdmin.Core.";
        var name = type.Namespace;
        return name is not null && name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..].Split('.')[0] : null;
    }

    // Everything that shows in signatures, fields, generic arguments and locals of methods.
    private static IEnumerable<Type> UsedBy(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var direct = type.GetInterfaces().Append(type.BaseType).OfType<Type>()
            .Concat(type.GetFields(all).Select(f => f.FieldType))
            .Concat(type.GetMethods(all).SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType)))
            .Concat(type.GetConstructors(all).SelectMany(c => c.GetParameters().Select(p => p.ParameterType)))
            .Concat(type.GetMethods(all).Cast<MethodBase>().Concat(type.GetConstructors(all)).SelectMany(m => m.GetMethodBody()?.LocalVariables.Select(l => l.LocalType) ?? []));
        return direct.SelectMany(Parts).Concat(direct.SelectMany(Parts).Select(t => t.DeclaringType).OfType<Type>());
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];
}
