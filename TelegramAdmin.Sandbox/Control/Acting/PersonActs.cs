using TelegramAdmin.Sandbox.Control.Watching;
using TelegramAdmin.Sandbox.Formatting;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Contents;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox.Control.Acting;

/// <summary>What people do in chats, and the updates it makes.</summary>
internal static class PersonActs
{
    public static ChatMessage Send(World world, Person person, Place to, Writing writing)
    {
        lock (world.Gate)
        {
            var chat = to.ChatFor(world, person);
            return Send(world, person, chat, to.TopicId, writing);
        }
    }

    /// <summary>Writing to a bot unblocks and starts it, as it does on Telegram.</summary>
    public static ChatMessage Send(World world, Person person, Chat chat, int? topicId, Writing writing)
    {
        if (chat is PrivateChat own) Open(world, own);
        var message = new Message
        {
            Id = chat.Log.NextId(),
            FromId = person.Id,
            Date = world.Now,
            ThreadId = topicId,
            Text = writing.Text,
            Entities = EntityFinder.Add(writing.Text ?? "", writing.Entities),
            Content = writing.Content,
            ReplyToId = writing.ReplyTo,
            Quote = QuoteOf(chat, writing),
            AlbumId = writing.AlbumId,
            ViaBotId = writing.ViaBotId,
            IsAnonymous = writing.IsAnonymous,
        };
        chat.Log.Add(message, world.Options.HistoryPerChat);
        foreach (var bot in world.BotsIn(chat)) world.PostMessage(bot, chat is BusinessChat ? "business_message" : "message", chat, message);
        world.Tell(chat, message);
        return ChatMessageReader.Read(world, chat, message);
    }

    private static void Open(World world, PrivateChat chat)
    {
        if (chat.IsBlocked) Blocking.Set(world, chat, isBlocked: false);
        chat.IsStarted = true;
    }

    private static Quote? QuoteOf(Chat chat, Writing writing)
    {
        if (writing.Quote is not { } quote || writing.ReplyTo is not { } id) return null;
        var at = (chat.Log.Find(id)?.Text ?? "").IndexOf(quote, StringComparison.Ordinal);
        return at < 0 ? null : new Quote(quote, [], at, IsManual: true);
    }
}
