using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.Control.Watching;

/// <summary>Waits for a message without asking again and again.</summary>
internal static class MessageWaiter
{
    public static async Task<ChatMessage> WaitAsync(World world, Chat chat, Func<ChatMessage, bool> predicate, TimeSpan timeout)
    {
        var found = new TaskCompletionSource<ChatMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(Chat where, Message message)
        {
            if (where != chat) return;
            var view = ChatMessageReader.Read(world, chat, message);
            if (predicate(view)) found.TrySetResult(view);
        }

        lock (world.Gate)
        {
            foreach (var message in chat.Log.Messages) Look(chat, message);
            world.Changes.Watch(Look);
        }

        try
        {
            // Real time, also where the world runs on a test's clock: this is how long a test is willing to wait.
            return await found.Task.WaitAsync(timeout);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"No such message within {timeout.TotalSeconds:0.#} s. {Describe(world, chat)}");
        }
        finally
        {
            lock (world.Gate) world.Changes.Unwatch(Look);
        }
    }

    private static string Describe(World world, Chat chat)
    {
        lock (world.Gate)
        {
            var last = chat.Log.Messages.TakeLast(5).Select(message =>
                $"{ChatMessageReader.NameOf(world, message.FromId)}: {message.Text ?? message.Content?.Kind}");
            return $"The chat ends with: {string.Join(" | ", last)}";
        }
    }
}
