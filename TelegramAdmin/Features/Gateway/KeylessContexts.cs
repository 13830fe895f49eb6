using Microsoft.AspNetCore.Http.Features;
using TelegramAdmin.Core.Gateway.Calls;

namespace TelegramAdmin.Features.Gateway;

/// <summary>
/// Takes the key out of a request's path before anything can write it down. The server logs each request, and gives every line that is logged
/// during it a scope with the path, before the first middleware runs; at log levels that anybody may switch on. Only the gateway learns the
/// path as it was.
/// </summary>
internal sealed class KeylessContexts(IServiceProvider services) : IHttpContextFactory
{
    private readonly DefaultHttpContextFactory _contexts = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        var context = _contexts.Create(featureCollection);
        if (context.Request.Path.Value is { } path && GatewayAddress.Concerns(path))
            Hide(context, path);
        return context;
    }

    public void Dispose(HttpContext httpContext) => _contexts.Dispose(httpContext);

    private static void Hide(HttpContext context, string path)
    {
        var method = GatewayAddress.TryRead(path, out var address) ? DocumentedMethods.Find(address.Rest)?.Name : null;
        context.Features.Set(new GatewayPath(path));
        context.Request.Path = $"/{(address.IsFile ? "file/" : "")}bot/{method}";
        if (context.Features.Get<IHttpRequestFeature>() is { } request)
            request.RawTarget = context.Request.Path;
    }
}

/// <summary>The path that a call to the gateway came with; it holds a key, so it goes nowhere else.</summary>
internal sealed record GatewayPath(string Value)
{
    public override string ToString() => "/bot";
}
