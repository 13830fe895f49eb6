using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.QuickReplies.Editing;
using TelegramAdmin.Core.QuickReplies.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Conversations;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.QuickReplies;

/// <summary>Writes quick replies and looks them up.</summary>
internal sealed class ReplyShelf(RunningApp app)
{
    public const long Olga = 1;
    public const long Ivan = 2;

    public QuickReplyBook Book => app.Service<QuickReplyBook>();

    public ArrangeQuickReplies Arrange => app.Service<ArrangeQuickReplies>();

    public CategoryBook Categories => app.Service<CategoryBook>();

    public static ReplyStep Says(string text) => new() { Text = text };

    public async Task<QuickReply> AddAsync(string shortcut, string text, long? owner = null, long? category = null) => await AddAsync(shortcut, [Says(text)], owner, category);

    public async Task<QuickReply> AddAsync(string shortcut, IReadOnlyList<ReplyStep> steps, long? owner = null, long? category = null)
    {
        var saved = await SaveAsync(null, new QuickReplyDraft(shortcut, $"About {shortcut}", owner, category, steps));
        Assert.Null(saved.Failure);
        return saved.Value;
    }

    public Task<Core.Errors.Result<QuickReply>> SaveAsync(long? id, QuickReplyDraft draft) => app.Service<SaveQuickReply>().RunAsync(WorkspaceId.Default, id, draft);

    public async Task<IReadOnlyList<string>> ShortcutsAsync(QuickReplyFilter filter) => [.. (await Book.ListAsync(WorkspaceId.Default, filter)).Rows.Select(r => r.Shortcut)];

    public async Task<KeptFile> KeepAsync(string sample)
    {
        var content = Desk.Sample(sample);
        using var stream = new MemoryStream(content);
        return new KeptFile(await app.Service<MediaStore>().KeepAsync(WorkspaceId.Default, stream), sample, "image/jpeg", content.Length);
    }
}
