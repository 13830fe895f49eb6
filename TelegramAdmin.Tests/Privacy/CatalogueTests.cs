using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Privacy;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Erasing;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Privacy;

/// <summary>No table with a column of a person is forgotten: an erasure covers it, or the reason why not stands in the list.</summary>
public sealed partial class CatalogueTests
{
    [Fact]
    public async Task EachTableOfAPerson_IsErasedOrKeptWithAReason()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var open = await DatabaseReader.OpenAsync(database);
        await using var db = open.ReadAll();
        var tables = db.Model.GetEntityTypes().ToDictionary(t => t.GetTableName()!, t => t.GetProperties().Select(p => p.GetColumnName()).ToList());
        var erased = Erasables().SelectMany(e => e.Rows).Select(r => r.Table).ToHashSet();

        var ofPeople = tables.Where(t => t.Value.Any(c => PersonColumn().IsMatch(c))).Select(t => t.Key).ToList();

        Assert.True(ofPeople.Count > 30, "The columns of people have other names now.");
        Assert.Empty(ofPeople.Where(t => !erased.Contains(t) && !KeptTables.Reasons.ContainsKey(t)));
        Assert.Empty(KeptTables.Reasons.Keys.Where(t => erased.Contains(t) || !tables.ContainsKey(t)));
        Assert.Empty(erased.Where(t => !tables.ContainsKey(t)));
    }

    private static IEnumerable<IErasable> Erasables()
    {
        using var services = new ServiceCollection().AddPrivacy().BuildServiceProvider();
        return [.. services.GetServices<IErasable>()];
    }

    [GeneratedRegex("^(telegram_user_id|person_id|person_name|chat_id|account_id|.*_account_id|conversation_id|message_id|payment_id|recipient_id|payload|first_name|username|author_name|author|phone.*|email|target)$")]
    private static partial Regex PersonColumn();
}
