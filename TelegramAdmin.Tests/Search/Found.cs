using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Search;

/// <summary>Looks until the index has followed.</summary>
internal static class Found
{
    public static async Task<IReadOnlyList<FoundDocument>> FindAsync(this RunningApp app, SearchQuery query, WorkspaceId? workspace = null) =>
        (await app.Service<SearchReader>().ReadAsync(workspace ?? WorkspaceId.Default, query)).Hits;

    public static async Task<FoundDocument> UntilFoundAsync(this RunningApp app, SearchQuery query, WorkspaceId? workspace = null)
    {
        IReadOnlyList<FoundDocument> hits = [];
        await Eventually.TrueAsync(async () => (hits = await app.FindAsync(query, workspace)).Count > 0, $"“{query.Text}” is found");
        return Assert.Single(hits);
    }

    public static Task UntilGoneAsync(this RunningApp app, SearchQuery query) =>
        Eventually.TrueAsync(async () => (await app.FindAsync(query)).Count == 0, $"“{query.Text}” is not found any more");

    public static SearchQuery Of(string text, params SearchKind[] kinds) => new(text) { Kinds = kinds };
}
