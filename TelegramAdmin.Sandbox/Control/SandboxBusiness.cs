using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Json;
using TelegramAdmin.Sandbox.Control.Acting;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox;

/// <summary>Somebody's business account joined with a bot.</summary>
public sealed class SandboxBusiness
{
    private readonly World _world;

    internal SandboxBusiness(World world, BusinessLink link) => (_world, Link) = (world, link);

    public string ConnectionId => Link.Id;

    internal BusinessLink Link { get; }

    /// <summary>The owner writes to a customer with their own hands.</summary>
    public ChatMessage Write(SandboxPerson to, string text) => PersonActs.Send(_world, Link.Owner, Place.ToBusiness(this, to), new Writing(text));

    /// <summary>Somebody deletes messages of a chat; the bot is told.</summary>
    public void Delete(SandboxPerson with, params IReadOnlyList<int> messages)
    {
        lock (_world.Gate)
        {
            var chat = Link.ChatWith(with.State);
            foreach (var message in messages.Select(chat.Log.Find).OfType<Message>())
            {
                message.IsDeleted = true;
                _world.Tell(chat, message);
            }
            _world.Post(Link.Bot, "deleted_business_messages", chat.Id, json =>
            {
                json.WriteStartObject();
                json.WriteString("business_connection_id", Link.Id);
                json.WritePropertyName("chat");
                ChatJson.Write(json, chat);
                json.WriteStartArray("message_ids");
                foreach (var id in messages) json.WriteNumberValue(id);
                json.WriteEndArray();
                json.WriteEndObject();
            });
        }
    }

    /// <summary>The owner changes what the bot may do, or takes it out.</summary>
    public void Change(bool isEnabled, bool canReply)
    {
        lock (_world.Gate)
        {
            (Link.IsEnabled, Link.CanReply) = (isEnabled, canReply);
            Announce(_world, Link);
        }
    }

    internal static void Announce(World world, BusinessLink link) => world.Post(link.Bot, "business_connection", link.Owner.Id, json => Write(json, link));

    private static void Write(Utf8JsonWriter json, BusinessLink link)
    {
        json.WriteStartObject();
        json.WriteString("id", link.Id);
        json.WritePropertyName("user");
        UserJson.Write(json, link.Owner);
        json.WriteNumber("user_chat_id", link.Owner.Id);
        json.WriteNumber("date", link.Date);
        if (link.CanReply)
        {
            json.WriteStartObject("rights");
            json.WriteBoolean("can_reply", true);
            json.WriteBoolean("can_delete_sent_messages", true);
            json.WriteEndObject();
        }
        json.WriteBoolean("is_enabled", link.IsEnabled);
        json.WriteEndObject();
    }
}
