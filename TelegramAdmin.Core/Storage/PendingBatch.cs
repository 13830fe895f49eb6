namespace TelegramAdmin.Core.Storage;

/// <summary>Items of one <see cref="IWriteBatch{TItem,TResult}"/>, each with the caller that waits for it.</summary>
internal sealed class PendingBatch<TItem, TResult>(IWriteBatch<TItem, TResult> batch) : PendingWrite
{
    private readonly List<TItem> _items = new(1);
    private readonly List<TaskCompletionSource<TResult>> _waiting = new(1);
    private TResult[] _results = [];

    public static PendingBatch<TItem, TResult> Of(IWriteBatch<TItem, TResult> batch, TItem item, out Task<TResult> done)
    {
        var waiting = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        done = waiting.Task;
        return new PendingBatch<TItem, TResult>(batch).With(item, waiting);
    }

    public override object BatchKey => batch;

    public override void Absorb(PendingWrite other)
    {
        var more = (PendingBatch<TItem, TResult>)other;
        _items.AddRange(more._items);
        _waiting.AddRange(more._waiting);
    }

    public override IReadOnlyList<PendingWrite> Split() =>
        _items.Count == 1 ? [this] : [.. _items.Select((item, i) => new PendingBatch<TItem, TResult>(batch).With(item, _waiting[i]))];

    public override Task ExecuteAsync(WriteSession session)
    {
        _results = new TResult[_items.Count];
        return batch.ExecuteAsync(session, _items, _results);
    }

    public override void Succeed()
    {
        batch.Committed(_items, _results);
        for (var i = 0; i < _waiting.Count; i++)
            _waiting[i].TrySetResult(_results[i]);
    }

    public override void Fail(Exception e)
    {
        foreach (var waiting in _waiting)
            waiting.TrySetException(e);
    }

    private PendingBatch<TItem, TResult> With(TItem item, TaskCompletionSource<TResult> waiting)
    {
        _items.Add(item);
        _waiting.Add(waiting);
        return this;
    }
}
