using System.Reflection;
using AutoMapper;
using AutoMapper.Internal;
using Clinic.Data;
using Clinic.Security;
using Clinic.Tests.Support;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Tests.Rules;

/// <summary>The shape that keeps a controller readable.</summary>
[Category("Rules"), Parallelizable]
public sealed class ControllersTests
{
    private static readonly string[] ActionNames = ["Index", "Details", "New", "Create", "Edit", "Update", "Delete"];

    private static readonly Type[] Controllers = [.. typeof(Program).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(ControllerBase)) && !t.IsAbstract)];

    [Test]
    public void An_act_is_one_of_seven() =>
        Assert.That(Actions().Where(a => !ActionNames.Contains(a.Name)).Select(a => $"{a.DeclaringType!.Name}.{a.Name}"), Is.Empty);

    [Test]
    public void No_controller_knows_the_database() =>
        Assert.That(Controllers.Where(c => Needs(c).Any(p => p.ParameterType == typeof(ClinicContext))).Select(c => c.Name), Is.Empty);

    [Test]
    public void No_controller_needs_more_than_four_things() =>
        Assert.That(Controllers.Where(c => Needs(c).Length > 4).Select(c => $"{c.Name}: {Needs(c).Length}"), Is.Empty);

    [Test]
    public void Controllers_are_sealed_and_live_in_the_folder_of_a_noun()
    {
        Assert.That(Controllers.Where(c => !c.IsSealed).Select(c => c.Name), Is.Empty);
        Assert.That(Controllers.Where(c => !c.Namespace!.StartsWith("Clinic.Web.Features.", StringComparison.Ordinal)).Select(c => c.Name), Is.Empty);
    }

    [Test]
    public void No_action_takes_an_entity() =>
        Assert.That(from action in Actions()
                    from parameter in action.GetParameters()
                    where parameter.ParameterType.IsAssignableTo(typeof(IBelongsToPractice))
                    select $"{action.DeclaringType!.Name}.{action.Name}", Is.Empty);

    [Test]
    public async Task Every_projection_fills_every_member_of_its_row()
    {
        await using var portal = await Portal.StartAsync();

        Assert.That(() => Maps(portal).AssertConfigurationIsValid(), Throws.Nothing);
    }

    [Test]
    public async Task No_projection_touches_sealed_words()
    {
        await using var portal = await Portal.StartAsync();
        var touching = from map in Maps(portal).Internal().GetAllTypeMaps()
                       from property in map.PropertyMaps
                       where property.SourceMembers.OfType<PropertyInfo>().Any(m => m.PropertyType == typeof(SealedText))
                           || property.DestinationType == typeof(SealedText)
                           || (property.CustomMapExpression is { } custom && SealedFinder.IsIn(custom))
                       select $"{map.SourceType.Name} to {map.DestinationType.Name}.{property.DestinationName}";

        Assert.That(touching, Is.Empty);
    }

    private static AutoMapper.IConfigurationProvider Maps(Portal portal) => portal.Services.GetRequiredService<AutoMapper.IConfigurationProvider>();

    private static IEnumerable<MethodInfo> Actions() =>
        Controllers.SelectMany(c => c.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => !m.IsSpecialName && m.GetCustomAttribute<NonActionAttribute>() is null && m.GetBaseDefinition() == m);

    private static ParameterInfo[] Needs(Type controller) => controller.GetConstructors().Single().GetParameters();

    private sealed class SealedFinder : System.Linq.Expressions.ExpressionVisitor
    {
        private bool found;

        public static bool IsIn(System.Linq.Expressions.Expression expression)
        {
            var finder = new SealedFinder();
            finder.Visit(expression);
            return finder.found;
        }

        protected override System.Linq.Expressions.Expression VisitMember(System.Linq.Expressions.MemberExpression node)
        {
            found |= node.Type == typeof(SealedText);
            return base.VisitMember(node);
        }
    }
}
