using System.Collections.Concurrent;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits.Sharing;

/// <summary>Keeps people from trying codes until one fits.</summary>
public sealed class PromoGuesses(TimeProvider time)
{
    private const int Most = 5;
    private const int MostPeople = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(WorkspaceId, long), (DateTimeOffset Since, int Wrong)> _wrong = new();

    public bool IsTooMany(CreditAccount account) => _wrong.TryGetValue(Key(account), out var tries) && tries.Wrong >= Most && !IsOver(tries.Since);

    public void NoteWrong(CreditAccount account)
    {
        if (_wrong.Count >= MostPeople)
            Forget();
        _wrong.AddOrUpdate(Key(account), _ => (time.GetUtcNow(), 1), (_, tries) => IsOver(tries.Since) ? (time.GetUtcNow(), 1) : (tries.Since, tries.Wrong + 1));
    }

    private void Forget()
    {
        foreach (var (key, tries) in _wrong)
        {
            if (IsOver(tries.Since))
                _wrong.TryRemove(key, out _);
        }
    }

    private bool IsOver(DateTimeOffset since) => time.GetUtcNow() - since >= Window;

    private static (WorkspaceId, long) Key(CreditAccount account) => (account.WorkspaceId, account.TelegramUserId);
}
