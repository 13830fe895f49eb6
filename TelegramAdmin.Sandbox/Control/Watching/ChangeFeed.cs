using System.Threading.Channels;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.Control.Watching;

/// <summary>Tells tests and open pages what changed. Costs nothing while nobody listens.</summary>
internal sealed class ChangeFeed
{
    private const int PageBacklog = 2_000;

    private readonly List<Action<Chat, Message>> _waiters = [];
    private readonly List<Channel<string>> _pages = [];

    public bool HasPages => _pages.Count > 0;

    public void Publish(World world, Chat chat, Message message)
    {
        foreach (var waiter in _waiters.ToArray()) waiter(chat, message);
        if (HasPages) Publish(PageJson.MessageEvent(world, chat, message));
    }

    /// <summary>Sends an event to the pages. One that does not keep up is closed and connects again.</summary>
    public void Publish(string pageEvent)
    {
        for (var i = _pages.Count - 1; i >= 0; i--)
        {
            if (_pages[i].Writer.TryWrite(pageEvent)) continue;
            _pages[i].Writer.TryComplete();
            _pages.RemoveAt(i);
        }
    }

    public void Watch(Action<Chat, Message> waiter) => _waiters.Add(waiter);

    public void Unwatch(Action<Chat, Message> waiter) => _waiters.Remove(waiter);

    public Channel<string> Open()
    {
        var page = Channel.CreateBounded<string>(PageBacklog);
        _pages.Add(page);
        return page;
    }

    public void Close(Channel<string> page) => _pages.Remove(page);

    public void CloseAll()
    {
        foreach (var page in _pages) page.Writer.TryComplete();
        _pages.Clear();
    }
}
