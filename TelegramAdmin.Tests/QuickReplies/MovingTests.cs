using System.Text;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.QuickReplies.Moving;
using TelegramAdmin.Core.QuickReplies.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Conversations;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.QuickReplies;

public sealed class MovingTests
{
    private static readonly Importer Admin = new(ReplyShelf.Olga, true);

    [Theory, OnBothDatabases]
    public async Task WhatIsExported_IsTheSameOnceItIsImported(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var shelf = new ReplyShelf(app);
        var money = (await shelf.Categories.AddAsync(WorkspaceId.Default, "Payments; cards")).Value;
        await shelf.AddAsync("refund",
        [
            ReplyShelf.Says("=SUM(1), \"quoted\"\nand a second line; {first_name|friend}"),
            new ReplyStep { Text = "'=two", File = await shelf.KeepAsync("coast.jpg"), Buttons = [[new OperatorButton("Yes"), new OperatorButton("Read", "https://example.com/?a=1")], [new OperatorButton("No")]] },
        ], category: money.Id);
        await shelf.AddAsync("hours", "-5 to +5, ok?", ReplyShelf.Olga);
        var before = await AllAsync(shelf);
        var json = await ExportAsync(app, before, isJson: true);
        var csv = await ExportAsync(app, before, isJson: false);

        var again = await ImportAsync(app, csv);
        Assert.Equal((0, 2, 0), (again.Added, again.Updated, again.Refused.Count));
        Assert.Equal(Shape(before), Shape(await AllAsync(shelf)));

        await shelf.Arrange.RemoveAsync(WorkspaceId.Default, [.. before.Select(r => r.Id)]);
        await shelf.Categories.RemoveAsync(WorkspaceId.Default, money.Id);
        var fresh = await ImportAsync(app, json);
        Assert.Equal((2, 0, 0), (fresh.Added, fresh.Updated, fresh.Refused.Count));
        var after = await AllAsync(shelf);
        Assert.Equal(Shape(before, withFiles: false), Shape(after, withFiles: false));
        var refund = after.Single(r => r.Shortcut == "refund");
        Assert.Equal("Payments; cards", (await shelf.Categories.ReadAsync(WorkspaceId.Default)).Single(c => c.Id == refund.CategoryId).Name);
        var file = ReplyStep.Read(refund.Steps)[1].File!;
        Assert.Equal(("coast.jpg", "image/jpeg"), (file.FileName, file.ContentType));
        await using var kept = app.Service<MediaStore>().OpenKept(WorkspaceId.Default, file.LocalName);
        Assert.Equal(Desk.Sample("coast.jpg").Length, kept.Length);
    }

    [Theory, OnBothDatabases]
    public async Task FaultyLines_AreReportedAndLeftOut_AndTheRestIsTaken(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var shelf = new ReplyShelf(app);
        await shelf.AddAsync("known", "old words");
        const string table = "Shortcut;Title;Whose;Text;File\r\nknown;Known;team;new words;\r\nbad one;x;team;hello;\r\nwho;Who;team;{nobody};\r\nmissing;M;team;with a file;lost.pdf\r\n\r\nmine;Mine;private;\"first\r\nline\";\r\nmine;Mine;private;second;\r\n";

        var report = await ImportAsync(app, Encoding.UTF8.GetBytes(table));
        Assert.Equal((1, 1), (report.Added, report.Updated));
        Assert.Equal([("line 3", "bad one"), ("line 4", "who"), ("line 5", "missing")], report.Refused.Select(r => (r.Where, r.Shortcut!)));
        Assert.Contains("lost.pdf", report.Refused[2].Why, StringComparison.Ordinal);
        var all = await AllAsync(shelf);
        Assert.Equal(["known", "mine"], all.Select(r => r.Shortcut));
        Assert.Equal("new words", ReplyStep.Read(all[0].Steps)[0].Text);
        Assert.Equal(["first\nline", "second"], ReplyStep.Read(all[1].Steps).Select(s => s.Text));
        Assert.Equal(ReplyShelf.Olga, all[1].AdminId);

        var operators = (await app.Service<ImportReplies>().RunAsync(WorkspaceId.Default, new Importer(ReplyShelf.Ivan, false), Encoding.UTF8.GetBytes(table))).Value;
        Assert.Equal((1, 0, 4), (operators.Added, operators.Updated, operators.Refused.Count));
        var mixed = await ImportAsync(app, """[{"shortcut":"fine","title":"Fine","steps":[{"text":"yes"}]}, 5, {"shortcut":"half"}, {"shortcut":"x","title":"X","steps":[null]}]"""u8.ToArray());
        Assert.Equal((1, "reply 2, reply 3, reply 4"), (mixed.Added, string.Join(", ", mixed.Refused.Select(r => r.Where))));
        foreach (var unreadable in new[] { "{\"replies\": 5}", "{", "a,b\r\n1,2", "" })
            Assert.Equal("import_unreadable", (await app.Service<ImportReplies>().RunAsync(WorkspaceId.Default, Admin, Encoding.UTF8.GetBytes(unreadable))).Failure?.Code);
    }

    private static async Task<byte[]> ExportAsync(RunningApp app, IReadOnlyList<QuickReply> replies, bool isJson)
    {
        using var file = new MemoryStream();
        var export = app.Service<ExportReplies>();
        await (isJson ? export.WriteJsonAsync(WorkspaceId.Default, replies, file) : export.WriteCsvAsync(WorkspaceId.Default, replies, file));
        return file.ToArray();
    }

    private static async Task<ImportReport> ImportAsync(RunningApp app, byte[] content)
    {
        var done = await app.Service<ImportReplies>().RunAsync(WorkspaceId.Default, Admin, content);
        Assert.Null(done.Failure);
        return done.Value;
    }

    private static Task<IReadOnlyList<QuickReply>> AllAsync(ReplyShelf shelf) => shelf.Book.AllAsync(WorkspaceId.Default, new QuickReplyFilter(ReplyShelf.Olga));

    private static IEnumerable<string> Shape(IReadOnlyList<QuickReply> replies, bool withFiles = true) => replies.Select(r =>
        $"{r.Shortcut} {r.Title} {r.AdminId} {ReplyStep.Write([.. ReplyStep.Read(r.Steps).Select(s => withFiles ? s : s with { File = null })])}");
}
