using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using TelegramAdmin.Sandbox.Control.Acting.Paying;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.Control.Http;

/// <summary>Stars of people and bots, and invoices behind links; an invoice in a chat is paid by the routes of the chat.</summary>
internal static class PaymentRoutes
{
    public static void MapPayments(this RouteGroupBuilder group, World world)
    {
        group.MapPost("/people/{id:long}/stars", (long id, StarsRequest set) =>
        {
            if (set.Stars < 0) throw new ArgumentException("Nobody has fewer than 0 Stars.", nameof(set));
            PersonOf(world, id).Stars = set.Stars;
        });
        group.MapPost("/people/{id:long}/pay", (long id, PayLinkRequest pay) => PersonOf(world, id).PayAsync(pay.Link));
        group.MapGet("/people/{id:long}/invoice", (long id, string link) => Show(world, PersonOf(world, id), link));
        group.MapGet("/bots/{id:long}/payments", (long id) => BotOf(world, id).Payments);
    }

    private static InvoiceView Show(World world, SandboxPerson person, string link)
    {
        lock (world.Gate)
        {
            var (bot, _, invoice) = Purchase.OfLink(world, person.State, link);
            return new InvoiceView(bot.Name, invoice.Title, invoice.Description, invoice.Amount);
        }
    }

    private static SandboxPerson PersonOf(World world, long id)
    {
        lock (world.Gate)
        {
            return world.People.TryGetValue(id, out var person)
                ? new SandboxPerson(world, person)
                : throw new ArgumentException("There is nobody with this id.", nameof(id));
        }
    }

    private static SandboxBot BotOf(World world, long id)
    {
        lock (world.Gate)
        {
            return world.Bots.TryGetValue(id, out var bot)
                ? new SandboxBot(world, bot)
                : throw new ArgumentException("There is no bot with this id.", nameof(id));
        }
    }
}

/// <summary>What the confirm sheet shows of an invoice behind a link.</summary>
internal sealed record InvoiceView(string Bot, string Title, string Detail, long Stars);
