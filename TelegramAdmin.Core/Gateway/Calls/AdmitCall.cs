using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery.Choosing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Gateway.Calls;

/// <summary>Decides before anything else of a call is read whether the key may make it, and through which bot.</summary>
public sealed class AdmitCall(RosterReader rosters, BotDirectory directory)
{
    /// <param name="named">The number before the key, where the caller wrote one.</param>
    public async Task<Admission> RunAsync(ActiveApiKey key, BotId? named, string methodName)
    {
        if (DocumentedMethods.Find(methodName) is not { } method)
            return new Admission(GatewayErrors.UnknownMethod);
        var rule = MethodRule.Of(method.Name);
        if (rule.Route == CallRoute.Refused)
            return new Admission(GatewayErrors.EndsService);
        return rule.Allows(key) ? await FindBotAsync(key, named, method, rule) : new Admission(GatewayErrors.ScopeMissing(rule.Words));
    }

    /// <summary>For a file: what may read anything may read it.</summary>
    public Task<Admission> ForFileAsync(ActiveApiKey key, BotId? named) => RunAsync(key, named, "getFile");

    private async Task<Admission> FindBotAsync(ActiveApiKey key, BotId? named, DocumentedMethod method, MethodRule rule)
    {
        if (named is { } bot && !key.Allows(bot))
            return new Admission(GatewayErrors.BotNotAllowed(bot));
        var ids = named is { } one ? new HashSet<BotId> { one } : key.Bots ?? (await rosters.ReadAsync(key.WorkspaceId)).Bots.Select(b => b.Id).ToHashSet();
        if (ids.Count != 1)
            return new Admission(ids.Count == 0 ? GatewayErrors.NoBot : GatewayErrors.Ambiguous);
        if (await directory.FindAsync(ids.First()) is not { } found || found.WorkspaceId != key.WorkspaceId)
            return new Admission(GatewayErrors.BotUnknown(ids.First()));
        return IsOut(found, rule) is { } refusal ? new Admission(refusal) : new Admission(new GatewayCall(key, found, method, rule));
    }

    // What was received can be read whatever became of the bot since.
    private static GatewayAnswer? IsOut(ActiveBot bot, MethodRule rule) => bot switch
    {
        _ when rule.Route == CallRoute.Consumer => null,
        { State: BotState.Off } => GatewayErrors.BotStopped,
        { Sends: false } => GatewayErrors.BotOut,
        _ => null,
    };
}

/// <summary>A call that may be made.</summary>
public sealed record GatewayCall(ActiveApiKey Key, ActiveBot Bot, DocumentedMethod Method, MethodRule Rule);

/// <summary>The call, or why it may not be made: exactly one of both is there.</summary>
public sealed record Admission(GatewayCall? Call, GatewayAnswer? Refusal)
{
    public Admission(GatewayCall call) : this(call, null)
    {
    }

    public Admission(GatewayAnswer refusal) : this(null, refusal)
    {
    }
}
