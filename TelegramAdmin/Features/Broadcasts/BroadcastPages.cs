using TelegramAdmin.Auth;
using TelegramAdmin.Exports;
using TelegramAdmin.Features.Broadcasts.Composing;
using TelegramAdmin.Features.Broadcasts.Watching;

namespace TelegramAdmin.Features.Broadcasts;

/// <summary>Broadcast: the pages, and the recipients as a file.</summary>
internal static class BroadcastPages
{
    public static IServiceCollection AddBroadcastPages(this IServiceCollection services) => services
        .AddSingleton<ComposerFactsReader>()
        .AddSingleton<AudienceSentences>()
        .AddSingleton<ITableExport, RecipientExport>()
        .AddScoped<DraftActs>()
        .AddScoped<WatchActs>()
        .AddScoped<TryOut>();

    /// <summary>Where the file was before: the address leads on.</summary>
    public static void MapBroadcastExport(this IEndpointRouteBuilder app) => app.MapGet("/broadcast/{id:long}/recipients.csv", (long id, HttpContext http) =>
        Results.Redirect($"{ExportEndpoint.Path}/{RecipientExport.Table}.csv{http.Request.QueryString.Add("id", FormattableString.Invariant($"{id}"))}")).RequireAuthorization(Policies.Operator);
}
