using TelegramAdmin.Sandbox.Control.Watching;
using TelegramAdmin.Sandbox.Formatting;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox.Control.Acting;

/// <summary>People change and delete what they wrote. The caller holds the world's lock.</summary>
internal static class PersonEdits
{
    public static ChatMessage Edit(World world, Person person, Chat chat, int messageId, string text, IReadOnlyList<TextEntity> entities)
    {
        var message = Own(person, chat, messageId);
        message.Text = text;
        message.Entities = EntityFinder.Add(text, entities);
        message.EditDate = world.Now;
        foreach (var bot in world.BotsIn(chat)) world.PostMessage(bot, chat is BusinessChat ? "edited_business_message" : "edited_message", chat, message);
        world.Tell(chat, message);
        return ChatMessageReader.Read(world, chat, message);
    }

    public static void Delete(World world, Person person, Chat chat, int messageId)
    {
        var message = Own(person, chat, messageId);
        message.IsDeleted = true;
        world.Tell(chat, message);
    }

    private static Message Own(Person person, Chat chat, int messageId) =>
        chat.Log.Find(messageId) is { } message && message.FromId == person.Id
            ? message
            : throw new ArgumentException($"{person.FullName} has no message {messageId} here.", nameof(messageId));
}
