using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AdminMenus.Finding;

/// <summary>The team's quick replies and one's own, the most used first; or those that some words mean.</summary>
internal sealed class RepliesPage(IDatabase database) : IMenuPage
{
    private const int Size = 6;

    public string Name => "replies";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var words = visit.Route.Rest(1);
        await using var db = database.Read(visit.Workspace);
        var query = Of(db, visit.AdminId, words);
        var count = await query.CountAsync();
        var paging = MenuPaging.Of(visit.Route.Number(0), count, Size);
        var rows = await query.OrderByDescending(r => r.Uses).ThenBy(r => r.Id).Skip(paging.Skip).Take(Size).ToListAsync();
        var title = MenuText.Count(count) + (words.Length == 0 ? "" : $" for “{MenuText.Name(words)}”");
        var html = $"<b>Quick Replies</b> · {title}\n\n{(rows.Count == 0 ? Empty(words) : string.Join('\n', rows.Select(Line)))}";
        return new MenuScreen(html,
        [
            .. MenuScreen.Grid(rows.Select(r => MenuScreen.Button($"/{r.Shortcut}", MenuRoute.Page("reply", r.Id))), 2),
            paging.Row(page => words.Length == 0 ? MenuRoute.Page(Name, page) : MenuRoute.Page(Name, page, words)),
            [MenuScreen.Button("🔍 Find a reply", MenuRoute.Input("findreply"))],
        ], MenuRoute.Home, "/replies");
    }

    /// <summary>Whoever looks sees the team's and their own, and nobody else's.</summary>
    internal static IQueryable<QuickReply> Of(AppDbContext db, long? adminId, string words)
    {
        var query = db.QuickReplies.Where(r => r.AdminId == null || r.AdminId == adminId);
        var pattern = $"%{Escape(words.ToLowerInvariant().TrimStart('/'))}%";
        return words.Length == 0 ? query : query.Where(r => EF.Functions.Like(r.SearchText, pattern, @"\"));
    }

    private static string Line(QuickReply reply) =>
        $"<b>/{MenuText.Name(reply.Shortcut)}</b> {MenuText.Name(reply.Title)} · used {reply.Uses.ToString("N0", CultureInfo.CurrentCulture)}{(reply.AdminId is null ? "" : " · yours")}";

    private static string Empty(string words) => words.Length == 0 ? "There is no quick reply yet." : "No quick reply has these words.";

    private static string Escape(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}

/// <summary>What one quick reply says.</summary>
internal sealed class ReplyPage(IDatabase database) : IMenuPage
{
    private const int MostSteps = 5;
    private const int LongestStep = 500;

    public string Name => "reply";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var id = visit.Route.Number(0) ?? 0;
        await using var db = database.Read(visit.Workspace);
        if (await RepliesPage.Of(db, visit.AdminId, "").FirstOrDefaultAsync(r => r.Id == id) is not { } reply)
            return new MenuScreen("This quick reply does not exist any more.", [], MenuRoute.Page("replies"), "/replies");
        var steps = ReplyStep.Read(reply.Steps).Take(MostSteps).Select(s => $"<blockquote>{(s.File is null ? "" : $"📎 {MenuText.Name(s.File.FileName)} ")}{MenuText.Line(s.Text, LongestStep)}</blockquote>");
        var html = $"<b>/{MenuText.Name(reply.Shortcut)}</b> {MenuText.Name(reply.Title)}\nUsed {MenuText.Count(reply.Uses)}{(reply.LastUsedAt is { } at ? $", last {MenuText.Ago(at, visit.Now)}" : "")}\n\n{string.Join('\n', steps)}";
        return new MenuScreen(html, [], MenuRoute.Page("replies"), "/replies");
    }
}

/// <summary>The next words are a part of a quick reply.</summary>
internal sealed class FindReplyInput : IMenuInput
{
    public string Name => "findreply";

    public Task<MenuQuestion> AskAsync(MenuVisit visit) =>
        Task.FromResult(new MenuQuestion("Write a part of the shortcut, the title or the text.", null, MenuRoute.Page("replies")));

    public Task<MenuOutcome> TakeAsync(MenuVisit visit, MenuWords words) => Task.FromResult(MenuOutcome.Onwards(MenuRoute.Page("replies", 1, MenuRoute.Fit(words.Text))));
}
