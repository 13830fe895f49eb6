using System.Net;
using TelegramAdmin.Hosting;

namespace TelegramAdmin.Http;

/// <summary>
/// For whom a proxy asks. It never speaks for this machine: a loopback address in a header is what a stranger wrote into it, and the request stays that of the proxy.
/// </summary>
internal static class ForwardedCaller
{
    /// <summary>What proxies add; one is enough, as not each adds the one that is read.</summary>
    private static readonly string[] Marks = ["X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Original-For", "X-Real-IP", "Forwarded", "Via"];

    public static void UseForwardedCaller(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            context.Features.Set(new Nearest(context.Connection.RemoteIpAddress, Marks.Any(context.Request.Headers.ContainsKey)));
            return next(context);
        });
        app.UseForwardedHeaders(TrustedProxies.Of(app.Services.GetRequiredService<AppSettings>()));
        app.Use((context, next) =>
        {
            if (context.Features.Get<Nearest>() is { IsProxy: true } nearest && IsLoopback(context.Connection.RemoteIpAddress))
                context.Connection.RemoteIpAddress = nearest.Address;
            return next(context);
        });
    }

    extension(HttpContext context)
    {
        /// <summary>Whether a program on this machine asks, and no proxy for somebody else.</summary>
        public bool IsFromThisMachine => context.Features.Get<Nearest>() is { IsProxy: false } nearest && IsLoopback(nearest.Address);
    }

    private static bool IsLoopback(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? IPAddress.IsLoopback(address.MapToIPv4()) : address is not null && IPAddress.IsLoopback(address);

    /// <summary>Who holds the other end of the connection.</summary>
    private sealed record Nearest(IPAddress? Address, bool IsProxy);
}
