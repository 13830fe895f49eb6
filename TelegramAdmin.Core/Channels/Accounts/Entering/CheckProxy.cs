using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Outbound;

namespace TelegramAdmin.Core.Channels.Accounts.Entering;

/// <summary>
/// What is wrong with a proxy that somebody gave, before TDLib is told of it: how it is written, and where it leads. As with webhooks a private network is called only where that is
/// allowed, or a form for proxies would tell which ports are open in ours. TDLib looks names up again by itself, so a name that changes its mind later is not caught.
/// </summary>
internal sealed class CheckProxy(OutboundHttp outbound)
{
    public async Task<Failure?> FaultAsync(ProxyDraft? proxy, CancellationToken cancellation = default)
    {
        if (proxy is null)
            return null;
        if (DraftRules.FaultOf(proxy) is { } fault)
            return fault;
        return await outbound.HostFaultAsync(proxy.Host.Trim(), cancellation) is { } leads ? AccountErrors.ProxyInvalid(leads) : null;
    }
}
