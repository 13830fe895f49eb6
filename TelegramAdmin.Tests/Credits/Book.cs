using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Credits;

/// <summary>A ledger on a database of its own, with a clock that the test moves.</summary>
internal sealed class Book : IAsyncDisposable
{
    public const long Ana = 7001;
    public const long Ben = 7002;

    public static readonly WorkspaceId Ours = WorkspaceId.Default;

    private readonly TestDatabase _database;
    private readonly OpenDatabase _open;

    private Book(TestDatabase database, OpenDatabase open)
    {
        (_database, _open) = (database, open);
        var events = new EventBus(NullLogger<EventBus>.Instance);
        (Ledger, Passes) = (new Ledger(events, Clock), new PassBook(events, Clock));
    }

    public HandClock Clock { get; } = new();

    public Ledger Ledger { get; }

    public PassBook Passes { get; }

    public IDatabase Storage => _open.Storage;

    public static async Task<Book> OpenAsync(DatabaseProvider provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        return new Book(database, await DatabaseReader.OpenAsync(database));
    }

    public async ValueTask DisposeAsync()
    {
        await _open.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>One transaction under a person's lock.</summary>
    public Task<T> OnAsync<T>(long user, Func<AppDbContext, CreditAccount, Task<T>> act, WorkspaceId? workspace = null) =>
        Storage.WriteAsync(workspace ?? Ours, async db => await act(db, await Ledger.OpenAsync(db, workspace ?? Ours, user)));

    public Task<Result<Posted>> GrantAsync(long user, long amount, string source, int? days = null, WorkspaceId? workspace = null) =>
        OnAsync(user, (db, account) => Ledger.GrantAsync(db, account, new EntryDraft(EntryKind.Bonus, amount, source), days is null ? null : Clock.GetUtcNow().AddDays(days.Value)), workspace);

    public Task<Result<Posted>> SpendAsync(long user, long amount, string source, WorkspaceId? workspace = null) =>
        OnAsync(user, (db, account) => Ledger.SpendAsync(db, account, new EntryDraft(EntryKind.Spend, amount, source)), workspace);

    public Task<Result<Posted>> DeductAsync(long user, long amount, string source) =>
        OnAsync(user, (db, account) => Ledger.DeductAsync(db, account, new EntryDraft(EntryKind.Reversal, amount, source)));

    public Task<Result<Posted>> RefundAsync(long user, string spend) => OnAsync(user, (db, account) => Ledger.RefundAsync(db, account, spend, "not received"));

    public Task<Result<long>> HoldAsync(long user, long amount, string source) =>
        OnAsync(user, (db, account) => Ledger.HoldAsync(db, account, new EntryDraft(EntryKind.Hold, amount, source)));

    public Task<Result<Posted>> ReleaseAsync(long user, long hold) => OnAsync(user, (db, account) => Ledger.ReleaseAsync(db, account, hold, "back"));

    public Task<Result<long>> TakeAsync(long user, long hold) => OnAsync(user, (db, account) => Ledger.TakeAsync(db, account, hold));

    public Task<long> ExpireAsync(long user) => OnAsync(user, Ledger.ExpireAsync);

    public async Task<CreditAccount> AccountAsync(long user, WorkspaceId? workspace = null)
    {
        await using var db = Storage.Read(workspace ?? Ours);
        return await db.CreditAccounts.SingleAsync(a => a.TelegramUserId == user);
    }

    public async Task<long> BalanceAsync(long user) => (await AccountAsync(user)).Balance;

    public async Task<IReadOnlyList<CreditEntry>> EntriesAsync(long user)
    {
        var account = (await AccountAsync(user)).Id;
        await using var db = Storage.ReadAll();
        return await db.CreditEntries.Where(e => e.AccountId == account).OrderBy(e => e.Id).ToListAsync();
    }

    public Task AssertSoundAsync() => Storage.AssertSoundAsync();
}
